import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import { pathOf, relative, rootFrom, sitePath } from '../../src/render/path.ts'
import { catalogOf } from '../model/catalog-of.ts'

describe('relative', () => {
  test.each([
    ['index.html', 'services/web.html', 'services/web.html'],
    ['services/web.html', 'index.html', '../index.html'],
    ['services/web.html', 'services/mail.html', 'mail.html'],
    ['services/web.html', 'teams/operations.html', '../teams/operations.html'],
    ['help/deep/page.html', 'help/other.html', '../other.html'],
    ['help/page.html', 'help/deep/other.html', 'deep/other.html'],
    ['a/b/c.html', 'a/d/e.html', '../d/e.html'],
  ])('from %s to %s', (from, to, link) => {
    expect(relative(from, to)).toBe(link)
  })

  test('a fragment of the same page is the fragment alone', () => {
    expect(relative('services/web.html', 'services/web.html', 'ports')).toBe('#ports')
  })

  test('a fragment of another page follows its path', () => {
    expect(relative('index.html', 'services/web.html', 'h-größe')).toBe('services/web.html#h-gr%C3%B6%C3%9Fe')
  })

  test('names that could be read as something else are encoded', () => {
    expect(relative('index.html', 'help/50% & more?.html')).toBe('help/50%25%20%26%20more%3F.html')
    expect(relative('index.html', 'mailto:me.html')).toBe('mailto%3Ame.html')
  })

  test('folders are encoded as well', () => {
    expect(relative('index.html', 'how to/start.html')).toBe('how%20to/start.html')
  })
})

describe('where pages stand', () => {
  const page = (id: string) => ({ kind: 'page', id }) as Document

  test('documents by their kind', () => {
    const service = catalogOf({ web: {} }).services[0] as Document
    expect(pathOf(service)).toBe('services/web.html')
    expect(pathOf(page('help/writing'))).toBe('help/writing.html')
    expect(pathOf(page('index'))).toBe('index.html')
  })

  test.each([
    'ports',
    'Services',
    'services-2',
    'search',
    'hosts/edge1',
    'assets/logo',
    'categories/x',
    'lists/x',
    'systems/x',
  ])('a wiki page %s does not take the place of a page of ours', (id) => {
    expect(pathOf(page(id))).toBe(`wiki/${id}.html`)
  })

  test('a file of the content folder keeps its path', () => {
    expect(sitePath('pictures/rack.png')).toBe('pictures/rack.png')
    expect(sitePath('catalog.json')).toBe('wiki/catalog.json')
  })

  test('the way up to the root', () => {
    expect(['index.html', 'services/web.html', 'help/deep/page.html'].map(rootFrom)).toEqual([
      '',
      '../',
      '../../',
    ])
  })
})

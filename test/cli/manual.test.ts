import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../src/check/index.ts'
import { folderWith, runCli, service } from './run-cli.ts'

/** Two services that claim one port of one host, so that there is a finding with a page to lead to. */
const documents = {
  'content/services/mail.md': service('Mail', 'hosts: [edge-1]\n').replace('ports: []', 'ports: [443/tcp]'),
  'content/services/web.md': service('Web', 'hosts: [edge-1]\n').replace('ports: []', 'ports: [443/tcp]'),
}

const site = (config: string, more: Record<string, string> = {}) =>
  folderWith({ ...documents, 'portolan.config.yaml': config, ...more })

async function build(folder: string): Promise<(path: string) => string> {
  const { stderr } = await runCli(['build', '--keep-going'], { cwd: folder })
  expect(stderr).toContain('dist/index.html is up to date')
  return (path) => readFileSync(join(folder, 'dist', path), 'utf8')
}

describe('a site with the manual', () => {
  let page: (path: string) => string
  let folder: string
  beforeAll(async () => {
    folder = site('title: Shop\nlanguage: de\nmanual: true\n')
    page = await build(folder)
  })

  test('has every rule, the guide and the references, in a section of their own', () => {
    const pages = readdirSync(join(folder, 'dist/manual'), { recursive: true, encoding: 'utf8' })
    expect(pages.filter((path) => path.endsWith('.html') && !path.startsWith('rules/')).sort()).toEqual([
      'commands.html',
      'guide/ci.html',
      'guide/conflicts.html',
      'guide/findings.html',
      'guide/first-service.html',
      'guide/getting-started.html',
      'guide/look.html',
      'guide/offline.html',
      'index.html',
      'reference/command-line.html',
      'reference/configuration.html',
      'reference/fields.html',
      'reference/rules.html',
    ])
    expect(rules.filter(({ id }) => !pages.includes(`rules/${id}.html`))).toEqual([])
    expect(page('manual/rules/ports/conflict.html')).toContain(
      '<a href="../../../manual/reference/rules.html" aria-current="true">Regeln</a>',
    )
    expect(page('manual/guide/ci.html')).toContain('<div lang="en" class="page has-toc">')
  })

  test('counts and lists its own pages only', () => {
    expect(page('index.html')).toContain('<strong>0</strong> Wikiseiten')
    expect(page('all-pages.html')).toContain('2 Seiten')
    for (const path of ['all-pages.html', 'orphaned.html', 'wanted.html', 'categories.html', 'catalog.json'])
      expect(page(path).replace(/<nav class="site-nav.*?<\/nav>/s, ''), path).not.toContain('manual/')
  })

  test('findings lead to the page of their rule', () => {
    const link = 'manual/rules/ports/conflict.html'
    expect(page('services/web.html')).toContain(`<a href="../${link}">ports/conflict</a>`)
    expect(page('findings.html')).toContain(`<a href="${link}">Über diese Regel</a>`)
    expect(existsSync(join(folder, 'dist', link))).toBe(true)
  })

  test('nothing of the manual is judged', async () => {
    const { stdout } = await runCli(['check', '--format', 'json'], { cwd: folder })
    const { findings } = JSON.parse(stdout) as { findings: { path: string }[] }
    expect(findings.map(({ path }) => path).filter((path) => !path.startsWith('content/services/'))).toEqual(
      [],
    )
  })
})

test('without the manual there is nothing of it, and findings lead to the findings page', async () => {
  const folder = site('title: Shop\n')
  const page = await build(folder)
  expect(existsSync(join(folder, 'dist/manual'))).toBe(false)
  expect(page('index.html')).not.toContain('manual/')
  expect(page('services/web.html')).toContain('<a href="../findings.html#ports-conflict">ports/conflict</a>')
  expect(page('findings.html')).toContain('<code>portolan explain ports/conflict</code>')
})

test('a page of the site’s own at a place of the manual stands there instead, and is judged', async () => {
  const own =
    '# How we write\n\nSee [the rules](reference/rules.md), [[manual/guide/ci]] and [nothing](gone.md).\n'
  const folder = site('manual: true\n', { 'content/manual/index.md': own })
  const page = await build(folder)
  expect(page('manual/index.html')).toContain('<h1>How we write</h1>')
  expect(page('manual/index.html')).toContain('<a href="reference/rules.html"')
  expect(page('manual/index.html')).toContain('<a href="guide/ci.html"')
  expect(page('all-pages.html')).toContain('How we write')
  const { stdout } = await runCli(['check', '--format', 'concise'], { cwd: folder })
  expect(stdout).toContain('content/manual/index.md:3:')
})

test('the address of a rule in reports is that of the published manual', async () => {
  const urls = async (config: string) => {
    const { stdout } = await runCli(['check', '--format', 'json', '--show', 'error'], { cwd: site(config) })
    const { findings } = JSON.parse(stdout) as { findings: { url: string }[] }
    return findings.map(({ url }) => url)
  }
  expect(await urls('baseUrl: https://docs.example.org/ops/\nmanual: true\n')).toEqual([
    'https://docs.example.org/ops/manual/rules/ports/conflict.html',
  ])
  expect(await urls('baseUrl: https://docs.example.org/\n')).toEqual(['portolan explain ports/conflict'])
})

test('switching it off is noticed', async () => {
  const folder = site('title: Shop\nmanual: true\n')
  await build(folder)
  expect(existsSync(join(folder, 'dist/manual/index.html'))).toBe(true)
  writeFileSync(join(folder, 'portolan.config.yaml'), 'title: Shop\n')
  await build(folder)
  expect(existsSync(join(folder, 'dist/manual'))).toBe(false)
})

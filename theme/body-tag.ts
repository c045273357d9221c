import type { BodyTag } from '../src/render/page.ts'
import { labels } from './labels.ts'

/** The tags of a link in a body; a picture is all opening tag. */
export function bodyTag(tag: BodyTag, part: 'open' | 'close'): string {
  switch (tag.kind) {
    case 'image':
      return part === 'close' ? '' : `<img${attributes(imageAttributes(tag))}>`
    case 'picture':
      return part === 'close' ? '' : pictureText(tag)
    case 'broken':
      return part === 'close'
        ? '</span>'
        : `<span${attributes({ class: 'broken', title: labels.brokenTitle })}>`
    case 'wanted':
      return part === 'close'
        ? '</a>'
        : `<a${attributes({ class: 'wanted', href: tag.href, title: labels.wantedTitle })}>`
    case 'external':
    case 'file':
    case 'page':
      return part === 'close'
        ? '</a>'
        : `<a${attributes({ class: tag.kind === 'page' ? undefined : tag.kind, href: tag.href, title: tag.title })}>`
  }
}

const imageAttributes = ({ href, alt, title, width, height }: BodyTag & { kind: 'image' }) => ({
  src: href,
  alt,
  title,
  width,
  height,
  loading: 'lazy',
})

function pictureText({ href, label }: BodyTag & { kind: 'picture' }): string {
  return href === undefined
    ? `<span${attributes({ class: 'broken', title: labels.brokenTitle })}>${escaped(label)}</span>`
    : `<a${attributes({ class: 'external', href })}>${escaped(label)}</a>`
}

/** Attributes in their order; those without a value are left out. */
const attributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`))
    .join('')

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')

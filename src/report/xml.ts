import { visible } from './visible.ts'

/** An element of an XML report: text, or elements, but not both. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | number>>
  readonly children?: string | readonly XmlElement[]
}

/** An XML 1.0 document, one element a line; text keeps its line ends. */
export const xmlText = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, '')}`

function elementText({ name, attributes = {}, children = [] }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`)
  const start = `${indent}<${name}${pairs.join('')}`
  if (children.length === 0) return `${start}/>\n`
  if (typeof children === 'string') return `${start}>${content(children)}</${name}>\n`
  const inner = children.map((child) => elementText(child, `${indent}  `)).join('')
  return `${start}>\n${inner}${indent}</${name}>\n`
}

/** Text that any XML 1.0 reader takes: controls are shown as `\u{1b}`, and the two code points it forbids dropped. */
const content = (text: string): string =>
  text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** A bare line end in an attribute would be read as a blank. */
const attribute = (text: string): string => content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')

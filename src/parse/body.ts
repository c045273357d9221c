import { createHash } from 'node:crypto'
import GithubSlugger from 'github-slugger'
import type { Root as HastRoot } from 'hast'
import type { Heading as HeadingNode, Nodes, Parents, Root } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Body, Section } from '../model/body.ts'
import { linkEndHole, linkHole } from '../model/body.ts'
import type { BodyLink, CodeBlock, Heading, Outline } from '../model/document.ts'
import type { Place } from '../model/place.ts'
import { htmlHandlers } from './html-handlers.ts'
import { parsePlainMarkdown } from './plain-markdown.ts'
import type { Remark } from './remark.ts'
import { splitWikiLinks } from './wiki-syntax.ts'

/** A body, read: what the catalogue needs, and its HTML on demand. */
export interface ParsedBody {
  readonly outline: Outline
  /** The first heading, if it is of depth 1 and stands before everything else; it is then not part of the body. */
  readonly title?: string
  readonly remarks: readonly Remark[]
  readonly render: () => Body
}

const parser = unified().use(remarkParse).use(remarkGfm)
const renderer = unified()
  .use(remarkRehype, { clobberPrefix: '', handlers: htmlHandlers })
  .use(rehypeStringify)

/** The whole of Markdown: what {@link parsePlainMarkdown} leaves to it, and what tests hold that against. */
export const parseMarkdown = (markdown: string): Root => parser.parse(markdown)

/** Reads a Markdown body; `lineOffset` lines of the file stand before it. The one place that knows Markdown. */
export function parseBody(markdown: string, lineOffset: number): ParsedBody {
  const tree = parsePlainMarkdown(markdown, parseMarkdown)
  const title = takeTitle(tree)
  const reader = new BodyReader(markdown, lineOffset)
  reader.read(tree)
  return {
    outline: { headings: reader.headings, links: reader.links, codeBlocks: reader.codeBlocks },
    ...(title !== undefined && { title }),
    remarks: reader.remarks,
    render: () => renderTree(tree, reader.sections),
  }
}

function renderTree(tree: Root, sections: readonly Section[]): Body {
  const html = renderer.stringify(renderer.runSync(tree) as HastRoot)
  return { html, sections, hash: createHash('sha256').update(html).digest('hex').slice(0, 16) }
}

/** A heading of depth 1 at the very top is the page's title, which the page shell shows. */
function takeTitle(tree: Root): string | undefined {
  const first = tree.children[0]
  if (first?.type !== 'heading' || first.depth !== 1) return undefined
  tree.children.shift()
  return plainText(first)
}

/** Schemes a link may have; everything else could run code or hide where it leads. */
const safeSchemes = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'irc',
  'ircs',
  'matrix',
  'xmpp',
  'ftp',
  'sftp',
  'ssh',
  'git',
])

/** Walks the tree once; links become holes, headings get their ids, on the way. */
class BodyReader {
  readonly headings: Heading[] = []
  readonly links: BodyLink[] = []
  readonly codeBlocks: CodeBlock[] = []
  readonly remarks: Remark[] = []
  readonly sections: Section[] = []
  readonly #definitions = new Map<string, { url: string; title?: string | null | undefined }>()
  readonly #slugger = new GithubSlugger()
  readonly #markdown: string
  readonly #lineOffset: number
  #text: string[] = []
  #section = { id: '', heading: '' }

  constructor(markdown: string, lineOffset: number) {
    this.#markdown = markdown
    this.#lineOffset = lineOffset
  }

  read(tree: Root): void {
    this.#define(tree)
    this.#children(tree)
    this.#endSection()
  }

  #define(node: Nodes): void {
    if (node.type === 'definition' && !this.#definitions.has(node.identifier)) {
      this.#definitions.set(node.identifier, { url: node.url, title: node.title })
    }
    if ('children' in node) for (const child of node.children) this.#define(child)
  }

  /** Replaces a node's children by what they become; a stack of its own is not needed: depth is capped before. */
  #children(parent: Parents): void {
    parent.children = (parent.children as Nodes[]).flatMap((child) =>
      this.#node(child, parent),
    ) as typeof parent.children
    if (isBlock(parent)) this.#text.push('\n')
  }

  #node(node: Nodes, parent: Parents): Nodes[] {
    switch (node.type) {
      case 'heading':
        return [this.#heading(node)]
      case 'text':
        if (parent.type !== 'link') return this.#wikiLinks(node)
        this.#text.push(node.value)
        return [node]
      case 'inlineCode':
        this.#text.push(node.value)
        return [node]
      case 'code':
        this.#text.push(node.value, '\n')
        this.codeBlocks.push({ language: node.lang ?? '', value: node.value, place: this.#place(node) })
        return [node]
      case 'html':
        this.#rawHtml(node)
        return []
      case 'link':
        return this.#link(node.url, node.title, node, node)
      case 'linkReference': {
        const definition = this.#definitions.get(node.identifier)
        return definition ? this.#link(definition.url, definition.title, node, node) : [node]
      }
      case 'image':
        return this.#image(node.url, node.title, node.alt, node)
      case 'imageReference': {
        const definition = this.#definitions.get(node.identifier)
        return definition ? this.#image(definition.url, definition.title, node.alt, node) : [node]
      }
      default:
        if ('children' in node) this.#children(node)
        return [node]
    }
  }

  /** The page's own title is its only heading of depth 1; one in the body goes down a step. */
  #heading(node: HeadingNode): Nodes {
    const text = plainText(node)
    const id = `h-${this.#slugger.slug(text)}`
    const depth = Math.max(2, node.depth) as HeadingNode['depth']
    this.headings.push({ depth: node.depth, text, id, place: this.#place(node) })
    this.#endSection()
    this.#section = { id, heading: text }
    this.#children(node)
    this.#text = []
    return { ...node, depth, data: { ...node.data, hProperties: { id } } }
  }

  #wikiLinks(node: Nodes & { type: 'text' }): Nodes[] {
    return splitWikiLinks(node, this.#markdown).flatMap((part): Nodes[] => {
      this.#text.push(typeof part === 'string' ? part : part.label)
      if (typeof part === 'string') return [{ type: 'text', value: part }]
      const [target = '', ...fragment] = part.target.split('#')
      const place = this.#shift(part.place)
      return this.#hole(
        {
          kind: 'wiki',
          target: target.trim(),
          ...(fragment.length > 0 && { fragment: fragment.join('#').trim() }),
          place,
        },
        [{ type: 'text', value: part.label }],
      )
    })
  }

  #link(url: string, title: string | null | undefined, node: Parents & Nodes, at: Nodes): Nodes[] {
    this.#children(node)
    const children = node.children as Nodes[]
    if (!this.#isSafe(url, at)) return children
    return this.#hole(
      { kind: 'url', ...splitUrl(url), ...(title && { title }), place: this.#place(at) },
      children,
    )
  }

  #image(
    url: string,
    title: string | null | undefined,
    alt: string | null | undefined,
    node: Nodes,
  ): Nodes[] {
    if (!this.#isSafe(url, node)) return [{ type: 'text', value: alt ?? '' }]
    this.links.push({
      kind: 'image',
      ...splitUrl(url),
      alt: alt ?? '',
      ...(title && { title }),
      place: this.#place(node),
    })
    return [{ type: 'text', value: linkHole(this.links.length - 1) }]
  }

  #hole(link: BodyLink, children: Nodes[]): Nodes[] {
    const index = this.links.push(link) - 1
    return [
      { type: 'text', value: linkHole(index) },
      ...children,
      { type: 'text', value: linkEndHole(index) },
    ]
  }

  #isSafe(url: string, node: Nodes): boolean {
    const scheme = /^\s*([A-Za-z][A-Za-z0-9+.-]*):/.exec(url)?.[1]?.toLowerCase()
    if (scheme === undefined || safeSchemes.has(scheme)) return true
    this.remarks.push({
      ruleId: 'markdown/unsafe-url',
      place: this.#place(node),
      value: url,
      reason: `a link may not lead to \`${scheme}:\``,
      help: 'link to https:, mailto:, tel: or a page of this site',
    })
    return false
  }

  #rawHtml(node: Nodes & { type: 'html' }): void {
    // A comment is meant to be left out, and an end tag goes with its start.
    if (/^<(?:!--[\s\S]*--|\/[^>]*)>$/.test(node.value)) return
    this.remarks.push({
      ruleId: 'markdown/raw-html',
      place: this.#place(node),
      value: node.value,
      reason: `raw HTML \`${node.value.split('\n', 1)[0]?.slice(0, 40)}\` is left out of the page`,
      help: 'say it in Markdown; put it into a code span to show it',
    })
  }

  #endSection(): void {
    const text = this.#text.join('').replace(/\s+/g, ' ').trim()
    if (text || this.#section.id) this.sections.push({ ...this.#section, text })
    this.#text = []
  }

  #place(node: Nodes): Place {
    const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }
    return this.#shift({ line: start.line, column: start.column, endLine: end.line, endColumn: end.column })
  }

  #shift(place: Place): Place {
    return { ...place, line: place.line + this.#lineOffset, endLine: place.endLine + this.#lineOffset }
  }
}

const isBlock = (node: Nodes): boolean =>
  ['paragraph', 'tableCell', 'heading', 'blockquote', 'listItem', 'table'].includes(node.type)

function splitUrl(url: string): { target: string; fragment?: string } {
  const hash = url.indexOf('#')
  return hash < 0 ? { target: url } : { target: url.slice(0, hash), fragment: url.slice(hash + 1) }
}

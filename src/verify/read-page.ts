import { SAXParser } from 'parse5-sax-parser'
import { addressUses, linkUse, presentationAttributes, scriptKind, srcsetElements } from './elements.ts'
import { inlineBlock, loadBlock, type Policy, parsePolicy } from './policy.ts'
import { cssReferences } from './read-css.ts'
import { scriptRemarks } from './read-script.ts'
import type { FileFacts, Reference, Remark, SiteRuleId, Use } from './reference.ts'
import type { Span } from './span.ts'
import { candidatesOf } from './srcset.ts'
import { type Attribute, Tag } from './tag.ts'

/** Reads an HTML page, or an SVG picture, as a browser without scripts would: `<noscript>` counts. */
export function readPage(text: string): FileFacts {
  const reader = new PageReader(text)
  reader.parse(text, 0)
  return reader
}

class PageReader implements FileFacts {
  readonly references: Reference[] = []
  readonly remarks: Remark[] = []
  readonly ids = new Set<string>()
  base: Reference | undefined
  readonly #text: string
  readonly #policies: Policy[] = []
  /** The element whose text is read next: script, style or noscript. */
  #holder: Tag | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** `shift`: where the part begins in the page. */
  parse(part: string, shift: number): void {
    const parser = new SAXParser({ sourceCodeLocationInfo: true })
    parser.on('startTag', (token) => this.#element(new Tag(token, part, shift)))
    parser.on('endTag', () => {
      this.#holder = undefined
    })
    parser.on('text', ({ text, sourceCodeLocation: at }) => {
      if (this.#holder && at) this.#content(this.#holder, text, at.startOffset + shift)
    })
    // The parser works while it is written to: whatever it finds has been found when this returns.
    parser.write(part)
    parser.end()
  }

  #element(tag: Tag): void {
    this.#holder = holders.has(tag.name) ? tag : undefined
    for (const attribute of tag.attributes(mayMatter)) this.#attribute(tag, attribute)
    if (tag.name === 'link') this.#link(tag)
    else if (tag.name === 'meta') this.#meta(tag)
    else if (tag.name === 'base') this.#base(tag)
    else if (tag.name === 'script') this.#script(tag)
  }

  #attribute(tag: Tag, attribute: Attribute): void {
    const { name, value, span, isVerbatim } = attribute
    const use = addressUses[tag.name]?.[name]
    if (use) this.#address(tag, use, value, span)
    else if (name === 'id' || (name === 'name' && tag.name === 'a')) this.ids.add(value)
    else if (name === 'style') this.#style(attribute)
    else if (name === 'srcset' || name === 'imagesrcset') this.#srcset(tag, attribute)
    else if (name === 'ping') this.#address(tag, 'connect', value, span)
    else if (name === 'srcdoc') this.#embedded(attribute)
    else if (presentationAttributes.has(name) && value.includes('url(')) this.#css(value, span, isVerbatim)
    else if (/^on[a-z]/.test(name))
      this.#inline('script-attr', span, value, undefined, `the handler \`${name}\``)
  }

  /** Everything that is loaded goes through here, so that the page's own policy is asked once. */
  #address(tag: Tag, use: Use, url: string, span: Span): void {
    this.references.push({ url, use, span })
    const scheme = /^\s*data:/i.test(url) ? 'data' : isLocal(url) ? 'file' : undefined
    if (!scheme) return
    for (const policy of this.#policies) {
      const directive = loadBlock(policy, use, scheme)
      if (directive) this.#blockedLoad(directive, url, span)
    }
    const attribute = ['integrity', 'crossorigin'].find((name) => tag.value(name) !== undefined)
    if (attribute && scheme === 'file' && use !== 'link')
      this.#remark('site/blocked-asset', span, {
        reason: `\`${attribute}\` keeps \`${url}\` from being loaded from a file`,
        help: `remove the attribute \`${attribute}\`: the asset comes with the page`,
      })
  }

  #blockedLoad(directive: string, url: string, span: Span): void {
    const what = url.length > 60 ? `${url.slice(0, 60)}…` : url
    this.#remark('site/policy-violation', span, {
      reason: `the page’s own \`${directive}\` blocks \`${what}\``,
      help: `allow it in \`${directive}\`, or leave it out`,
    })
  }

  #link(tag: Tag): void {
    const href = tag.get('href')
    if (!href) return
    const use = linkUse(tag.value('rel') ?? '', tag.value('as') ?? '')
    if (use === 'module') this.#moduleScript(href.value, href.span)
    else if (use) this.#address(tag, use, href.value, href.span)
  }

  #moduleScript(url: string, span: Span): void {
    this.references.push({ url, use: 'script', span })
    this.#remark('site/module-script', span, {
      reason: `\`${url}\` is loaded as a module; no browser does that from a file`,
      help: 'bundle it into a classic script',
    })
  }

  #meta(tag: Tag): void {
    const content = tag.get('content')
    const kind = tag.value('http-equiv')?.trim().toLowerCase()
    if (!content) return
    if (kind === 'content-security-policy') this.#policies.push(parsePolicy(content.value))
    if (kind === 'refresh') {
      const match = /^\s*[\d.]*[\s;,]*(?:url\s*=\s*)?(["']?)([^"']+)\1/i.exec(content.value)
      const url = match?.[2]?.trim()
      if (url)
        this.references.push({ url, use: 'redirect', span: part(content, content.value.indexOf(url), url) })
    }
  }

  #base(tag: Tag): void {
    const href = tag.get('href')
    if (href) this.base ??= { url: href.value, use: 'link', span: href.span }
  }

  #script(tag: Tag): void {
    const source = tag.get('src')
    if (source && scriptKind(tag.value('type')) === 'module')
      this.#remark('site/module-script', source.span, {
        reason: `\`${source.value}\` is loaded as a module; no browser does that from a file`,
        help: 'bundle it into a classic script',
      })
  }

  #srcset(tag: Tag, attribute: Attribute): void {
    if (srcsetElements[tag.name] !== attribute.name) return
    for (const { url, start } of candidatesOf(attribute.value))
      this.#address(tag, 'image', url, part(attribute, start, url))
  }

  #style({ value, span, isVerbatim }: Attribute): void {
    this.#inline('style-attr', span, value, undefined, 'the attribute `style`')
    if (value.includes('(')) this.#css(value, span, isVerbatim)
  }

  #css(css: string, { start, end }: Span, isVerbatim: boolean): void {
    for (const { url, use, span } of cssReferences(css)) {
      const place = isVerbatim ? { start: start + span.start, end: start + span.end } : { start, end }
      this.references.push({ url, use: url.startsWith('#') ? 'id' : use, span: place })
    }
  }

  /** A page inside an attribute: its places are the attribute's. */
  #embedded({ value, span }: Attribute): void {
    const { references, remarks } = readPage(value)
    for (const reference of references)
      if (!reference.url.startsWith('#')) this.references.push({ ...reference, span })
    for (const remark of remarks) this.remarks.push({ ...remark, span })
  }

  #content(holder: Tag, text: string, start: number): void {
    if (holder.name === 'noscript') this.parse(text, start)
    else if (holder.name === 'style') this.#styleSheet(holder, text, start)
    else if (holder.value('src') === undefined && scriptKind(holder.value('type')) !== 'data')
      this.#inlineScript(holder, text, start)
  }

  #styleSheet(holder: Tag, text: string, start: number): void {
    const { span, isVerbatim } = this.#placed(text, start)
    this.#inline('style-elem', holder.span, text, holder.value('nonce'), 'the style sheet in the page')
    this.#css(text, span, isVerbatim)
  }

  #inlineScript(holder: Tag, text: string, start: number): void {
    const { span, isVerbatim } = this.#placed(text, start)
    this.#inline('script-elem', holder.span, text, holder.value('nonce'), 'the script in the page')
    for (const remark of scriptRemarks(text)) {
      const at = { start: span.start + remark.span.start, end: span.start + remark.span.end }
      this.remarks.push({ ...remark, span: isVerbatim ? at : span })
    }
  }

  /** Where the text of an element stands; SVG's may stand in a CDATA section. */
  #placed(text: string, start: number): Pick<Attribute, 'span' | 'isVerbatim'> {
    const inside = this.#text.startsWith(cdata, start) ? start + cdata.length : start
    return {
      span: { start: inside, end: inside + text.length },
      isVerbatim: this.#text.startsWith(text, inside),
    }
  }

  #inline(
    inline: Parameters<typeof inlineBlock>[1],
    span: Span,
    text: string,
    nonce: string | undefined,
    what: string,
  ): void {
    for (const policy of this.#policies) {
      const directive = inlineBlock(policy, inline, { text, nonce })
      if (directive)
        this.#remark('site/policy-violation', span, {
          reason: `the page’s own \`${directive}\` blocks ${what}`,
          help: 'move it into a file beside the page',
        })
    }
  }

  #remark(ruleId: SiteRuleId, span: Span, words: { reason: string; help: string }): void {
    this.remarks.push({ ruleId, span, ...words })
  }
}

const cdata = '<![CDATA['

/** Most attributes say nothing of interest: `class` alone is half of them. */
const mayMatter = (name: string): boolean => namesThatMatter.has(name) || name.startsWith('on')

const namesThatMatter: ReadonlySet<string> = new Set([
  ...Object.values(addressUses).flatMap((uses) => Object.keys(uses)),
  ...Object.values(srcsetElements),
  ...presentationAttributes,
  ...['id', 'name', 'style', 'ping', 'srcdoc'],
])

const holders: ReadonlySet<string> = new Set(['script', 'style', 'noscript'])

/** Whether an address is looked for beside the page: it has neither scheme nor host. */
const isLocal = (url: string): boolean => !/^\s*(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(url)

/** The place of a part of a value. */
function part({ span, isVerbatim }: Attribute, from: number, text: string): Span {
  return isVerbatim ? { start: span.start + from, end: span.start + from + text.length } : span
}

import type { StartTag } from 'parse5-sax-parser'
import type { Span } from './span.ts'

/** An attribute as it counts, and where its value stands. */
export interface Attribute {
  readonly name: string
  readonly value: string
  readonly span: Span
  /** False where the text differs from the value (character references): then no part of it has a place of its own. */
  readonly isVerbatim: boolean
}

/** What the parser says of a start tag; its type leaves the attributes out. */
interface ElementLocation {
  readonly attrs?: Readonly<Record<string, { startOffset: number; endOffset: number }>>
}

/** A start tag; places are worked out for those attributes only that somebody asks for. */
export class Tag {
  readonly #token: StartTag
  readonly #text: string
  readonly #shift: number

  /** `text` is what the parser was given; `shift` is where that begins in the page. */
  constructor(token: StartTag, text: string, shift: number) {
    this.#token = token
    this.#text = text
    this.#shift = shift
  }

  get name(): string {
    return this.#token.tagName
  }

  /** The tag itself, for what it lacks. */
  get span(): Span {
    const where = this.#token.sourceCodeLocation
    return movedBy({ start: where?.startOffset ?? 0, end: where?.endOffset ?? 0 }, this.#shift)
  }

  value(name: string): string | undefined {
    return this.#token.attrs.find((raw) => raw.name === name)?.value
  }

  get(name: string): Attribute | undefined {
    return this.attributes((known) => known === name)[0]
  }

  /** The attributes whose names matter, in their order. */
  attributes(matters: (name: string) => boolean): Attribute[] {
    return this.#token.attrs.filter(({ name }) => matters(name)).map((raw) => this.#attribute(raw))
  }

  #attribute({ name, prefix, value }: StartTag['attrs'][number]): Attribute {
    const places = (this.#token.sourceCodeLocation as ElementLocation | undefined)?.attrs ?? {}
    const full = prefix ? `${prefix}:${name}` : name
    const at = places[full] ?? places[full.toLowerCase()]
    if (!at) return { name, value, span: this.span, isVerbatim: false }
    const span = valueSpan(this.#text, { start: at.startOffset, end: at.endOffset })
    const isVerbatim = this.#text.slice(span.start, span.end) === value
    return { name, value, span: movedBy(span, this.#shift), isVerbatim }
  }
}

const movedBy = ({ start, end }: Span, shift: number): Span => ({ start: start + shift, end: end + shift })

/** The value without name, equals sign and quotes; an attribute without a value is all of it. */
function valueSpan(text: string, { start, end }: Span): Span {
  const match = /^[^=]+=\s*(["']?)/.exec(text.slice(start, end))
  if (!match) return { start, end }
  return { start: start + match[0].length, end: end - (match[1]?.length ?? 0) }
}

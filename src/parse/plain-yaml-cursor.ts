/** Characters that plain YAML is told apart by, as UTF-16 code units. */
export const char = {
  newline: 10,
  space: 32,
  doubleQuote: 34,
  hash: 35,
  singleQuote: 39,
  comma: 44,
  dash: 45,
  greater: 62,
  openBracket: 91,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
} as const

/** What is thrown where YAML is not plain. Made once: an error for each throw would cost a stack each time. */
export const notPlain = new Error('this YAML is not plain')

/** Ends the reading: what stands here is for the `yaml` package. */
export function giveUp(): never {
  throw notPlain
}

/** A point in a text of whole lines, which moves from left to right and knows its line. */
export class PlainYamlCursor {
  readonly text: string
  /** Offset in UTF-16 code units. */
  at = 0
  /** From 1. */
  line = 1
  /** Column, from 0, of the content that `toContent` found; -1 at the end of the text. */
  indent = -1
  #lineStart = 0

  constructor(text: string) {
    this.text = text
  }

  get code(): number {
    return this.text.charCodeAt(this.at)
  }

  /** From 0. */
  get column(): number {
    return this.at - this.#lineStart
  }

  /** Line and column from 1, as places have them: `line,column`. */
  get place(): string {
    return `${this.line},${this.column + 1}`
  }

  /** A dash that makes an item of what follows on its line. */
  get atItem(): boolean {
    return this.code === char.dash && this.text.charCodeAt(this.at + 1) === char.space
  }

  /** Whether the sticky pattern fits right here. */
  looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    return pattern.test(this.text)
  }

  /** What the sticky pattern finds right here and its first group; does not move. */
  match(pattern: RegExp): readonly [string, string] {
    pattern.lastIndex = this.at
    const [all, group] = pattern.exec(this.text) ?? giveUp()
    return [all, group ?? '']
  }

  skipSpaces(): void {
    while (this.code === char.space) this.at++
  }

  /** From the end of a line to the next line. */
  nextLine(): void {
    this.at++
    this.line++
    this.#lineStart = this.at
  }

  /** Leaves a line on which nothing but blanks and a comment may stand any more. */
  endLine(): void {
    this.skipSpaces()
    if (this.code === char.hash && this.text.charCodeAt(this.at - 1) === char.space) this.#skipComment()
    if (this.code !== char.newline) giveUp()
    this.nextLine()
  }

  /** From the start of a line to the next one that holds more than blanks and comments; true after comments. */
  toContent(): boolean {
    let deepest = -1
    this.indent = -1
    while (this.at < this.text.length) {
      this.skipSpaces()
      if (this.code === char.hash) {
        deepest = Math.max(deepest, this.column)
        this.#skipComment()
      } else if (this.code !== char.newline) {
        this.indent = this.column
        break
      }
      this.nextLine()
    }
    // A comment deeper than what follows belongs to what stands before it, and moves the end of that.
    if (deepest > Math.max(this.indent, 0)) giveUp()
    return deepest >= 0
  }

  #skipComment(): void {
    this.at = this.text.indexOf('\n', this.at)
  }
}

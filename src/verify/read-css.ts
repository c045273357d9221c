import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer'
import type { Reference, Use } from './reference.ts'

/** Every address that a style sheet, or the value of a `style` attribute, loads. Comments are none of it. */
export function cssReferences(css: string): Reference[] {
  const reader = new CssReader()
  for (const token of tokenize({ css })) reader.take(token)
  return reader.references
}

/** Knows where in a style sheet it is: a string is an address in some places only. */
class CssReader {
  readonly references: Reference[] = []
  /** Names of the functions that are open, the innermost last; empty for plain brackets. */
  readonly #open: string[] = []
  #rule = ''

  take(token: CSSToken): void {
    switch (token[0]) {
      case TokenType.AtKeyword:
        this.#rule = token[4].value.toLowerCase()
        break
      case TokenType.Semicolon:
        if (this.#rule !== 'font-face') this.#rule = ''
        break
      case TokenType.OpenCurly:
        if (this.#rule !== 'font-face') this.#rule = ''
        break
      case TokenType.CloseCurly:
        this.#rule = ''
        break
      case TokenType.Function:
        this.#open.push(token[4].value.toLowerCase())
        break
      case TokenType.OpenParen:
        this.#open.push('')
        break
      case TokenType.CloseParen:
        this.#open.pop()
        break
      case TokenType.URL:
        this.#add(token, token[4].value, 'url')
        break
      case TokenType.String:
        this.#add(token, token[4].value, this.#open.at(-1))
        break
    }
  }

  /** Marks what was written, without `url(` and quotes where they stand close. */
  #add([, written, start, end]: CSSToken, url: string, inside: string | undefined): void {
    const use = this.#useOf(inside)
    const at = written.indexOf(url)
    if (use && url)
      this.references.push({
        url,
        use,
        span: at < 0 ? { start, end: end + 1 } : { start: start + at, end: start + at + url.length },
      })
  }

  #useOf(inside: string | undefined): Use | undefined {
    // A namespace is a name that looks like an address.
    if (this.#rule === 'namespace') return undefined
    if (this.#rule === 'import') return inside === undefined || inside === 'url' ? 'style' : undefined
    if (inside === 'url') return this.#rule === 'font-face' ? 'font' : 'image'
    return inside === 'image-set' || inside === '-webkit-image-set' ? 'image' : undefined
  }
}

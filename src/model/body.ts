/** Rendered body of a document, free of page context: what a link leads to is filled in by {@link fillLinks}. */
export interface Body {
  /** HTML with a hole for every opening and closing tag of a link and every address of an image. */
  readonly html: string
  /** Changes whenever `html` does. */
  readonly hash: string
  /** Plain text by section, for search; the first has an empty id: what stands before the first heading. */
  readonly sections: readonly Section[]
}

/** Plain text under one heading. */
export interface Section {
  readonly id: string
  readonly heading: string
  readonly text: string
}

/**
 * Holes are marked by U+0001 and U+0002, which content files cannot contain (`meta/unreadable`):
 * `\u0001N\u0002` is the opening tag of `outline.links[N]` (for a picture: the whole tag), `\u0001/N\u0002`
 * its closing tag.
 */
export const linkHole = (index: number): string => `\u0001${index}\u0002`
export const linkEndHole = (index: number): string => `\u0001/${index}\u0002`

/** The page's HTML: every hole replaced by the tag for `outline.links[index]`. */
export function fillLinks(html: string, tag: (index: number, part: 'open' | 'close') => string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: holes are control characters so that no text can forge one
  return html.replace(/\u0001(\/?)(\d+)\u0002/g, (_, close: string, index: string) =>
    tag(Number(index), close ? 'close' : 'open'),
  )
}

import type { Span } from './span.ts'

/**
 * What a browser does with an address: `link` waits for the reader, `redirect` leads on by itself, `id` names an
 * element of the same page; all others are loaded with the page.
 */
export type Use =
  | 'link'
  | 'redirect'
  | 'id'
  | 'script'
  | 'style'
  | 'image'
  | 'font'
  | 'media'
  | 'frame'
  | 'object'
  | 'manifest'
  | 'connect'

/** An address as it stands in a page, a style sheet or a script. */
export interface Reference {
  readonly url: string
  readonly use: Use
  readonly span: Span
}

/** Something wrong that shows in the file alone, or a reference that was judged. */
export interface Remark {
  readonly ruleId: SiteRuleId
  readonly span: Span
  /** One sentence that stands alone, without a full stop; equal sentences are one cause. */
  readonly reason: string
  readonly note?: string | undefined
  readonly help?: string | undefined
}

/** What one file says. */
export interface FileFacts {
  readonly references: readonly Reference[]
  readonly remarks: readonly Remark[]
  /** Where a fragment can lead. */
  readonly ids: ReadonlySet<string>
  /** `<base href>`: what relative addresses are relative to. */
  readonly base?: Reference | undefined
}

export type SiteRuleId = `site/${string}`

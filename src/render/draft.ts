import type { Document } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import type { PageData } from './page.ts'

/** A page before it is rendered. */
export interface Draft {
  readonly path: SitePath
  /**
   * Makes the data: once for the page's key, and again if the page has to be written. Keeping the data of all
   * pages meanwhile costs more than making that of a few again.
   */
  readonly data: () => PageData
  /** What the data follows from, where that is less than the data: equal bases make equal data. */
  readonly basis?: () => unknown
  /** Whose body stands on it. */
  readonly document?: Document | undefined
}

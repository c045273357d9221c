import type { Document } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import type { PageData } from './page.ts'

/** A page before it is rendered. */
export interface Draft {
  readonly path: SitePath
  /** Makes the data; asked again where it is needed again. */
  readonly data: () => PageData
  /** What the data follows from, where making that of a page is much less work: equal bases make equal data. */
  readonly basis?: () => unknown
  /** Whose body stands on it. */
  readonly document?: Document | undefined
}

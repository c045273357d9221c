import type { Document } from '../model/document.ts'
import type { SitePath } from '../model/output-file.ts'
import type { PageData } from './page.ts'

/** A page before it is rendered. */
export interface Draft {
  readonly path: SitePath
  readonly data: PageData
  /** Whose body stands on it. */
  readonly document?: Document | undefined
}

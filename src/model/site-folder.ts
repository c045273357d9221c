import type { SitePath } from './output-file.ts'

/** What stands in a finished site; nothing of it has been read. */
export interface SiteEntry {
  readonly path: SitePath
  /** `special`: what no web server and no archive can carry, such as a FIFO. */
  readonly kind: 'file' | 'folder' | 'special'
  /** Of a symbolic link: where it leads. */
  readonly leads?: 'inside' | 'outside' | 'nowhere'
}

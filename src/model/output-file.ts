/** Path of a file of the site: relative to the output folder, `/` between folders, no `.` or `..` parts. */
export type SitePath = string

/**
 * A file to write. Its content is made on demand: where the site that stands already has a file of this path
 * and `key`, it is kept and `content` is never called.
 */
export interface OutputFile {
  readonly path: SitePath
  /** Equal keys mean equal content. */
  readonly key: string
  readonly content: () => string | Uint8Array
  /** What a worker needs to make the content: plain data. Left out where the content is made here only. */
  readonly job?: () => unknown
}

import type { ReportContext } from './reporter.ts'

/** Lines of the file that a finding's path names; undefined where it cannot be shown. */
export type LinesOf = (path: string) => readonly string[] | undefined

/** Splits each file once, however many findings it has. */
export function rememberLines({ sourceOf }: ReportContext): LinesOf {
  const known = new Map<string, readonly string[] | undefined>()
  return (path) => {
    if (!known.has(path))
      known.set(
        path,
        sourceOf(path)
          ?.replace(/^\uFEFF/, '')
          .split(/\r?\n/),
      )
    return known.get(path)
  }
}

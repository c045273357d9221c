import type { Documented } from './page.ts'

/** A list of the frontmatter: missing, empty, or its rows. */
export function documented<Row>(rows: readonly Row[] | undefined): Documented<Row> {
  if (rows === undefined) return { state: 'undocumented' }
  return rows.length === 0 ? { state: 'none' } : { state: 'documented', rows }
}

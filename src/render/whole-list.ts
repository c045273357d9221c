import type { SitePath } from '../model/output-file.ts'
import type { Draft } from './draft.ts'
import type { Rest, WholeList } from './page.ts'
import { split } from './part.ts'
import { indexPath, relative } from './path.ts'

/** A list that may be too long for the page it belongs to: the page then shows its beginning and leads to the rest. */
export interface LongList<Item, Row> {
  /** How many the page itself shows. */
  readonly most: number
  readonly items: readonly Item[]
  /** What an item looks like on the page at `path`. */
  readonly row: (path: SitePath, item: Item) => Row
  readonly whole: (rows: readonly Row[]) => WholeList
  /** As for `split`. */
  readonly label: (item: Item) => string
  readonly weight: (item: Item) => number
}

/** What the page at `path` shows of its list, and where the rest is. */
export function beginning<Item, Row>(
  path: SitePath,
  { most, items, row, whole }: LongList<Item, Row>,
): { readonly rows: readonly Row[]; readonly rest?: Rest } {
  const rows = items.slice(0, most).map((item) => row(path, item))
  if (items.length <= most) return { rows }
  const href = relative(path, indexPath(baseOf(path, whole([]))))
  return { rows, rest: { count: items.length - most, href } }
}

/** The pages of a whole list, where the page at `path`, which is called `label`, has only its beginning. */
export function wholeListDrafts<Item, Row>(
  path: SitePath,
  label: string,
  list: LongList<Item, Row>,
): readonly Draft[] {
  const { most, items, row, whole } = list
  if (items.length <= most) return []
  return split(baseOf(path, whole([])), items, list).map((stretch) => ({
    path: stretch.path,
    data: () => ({
      kind: 'whole-list',
      of: { href: relative(stretch.path, path), label },
      list: whole(stretch.rows.map((item) => row(stretch.path, item))),
      total: items.length,
      parts: stretch.parts,
    }),
  }))
}

/** Where a list stands, without `.html`: a folder for each page, so that no part of one is another's. */
const baseOf = (path: SitePath, { name }: WholeList): string => `lists/${path.replace(/\.html$/, '')}/${name}`

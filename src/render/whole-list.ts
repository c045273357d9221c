import type { SitePath } from '../model/output-file.ts'
import type { Draft } from './draft.ts'
import type { Rest, WholeList } from './page.ts'
import { split } from './part.ts'
import { indexPath, relative } from './path.ts'

/** A list that may be too long for the page it belongs to: the page then shows its beginning and leads to the rest. */
export interface LongList<Item, Row> {
  /** Characters of markup that the page itself has for the list. */
  readonly room: number
  readonly items: readonly Item[]
  /** What an item looks like on the page at `path`. */
  readonly row: (path: SitePath, item: Item) => Row
  readonly whole: (rows: readonly Row[]) => WholeList
  /** As for `split`. */
  readonly label: (item: Item) => string
  readonly weight: (item: Item) => number
}

/** How many items the page itself has room for; one always. */
function fitting<Item, Row>({ items, weight, room }: LongList<Item, Row>): number {
  let markup = 0
  const over = items.findIndex((item, at) => {
    markup += weight(item)
    return at > 0 && markup > room
  })
  return over < 0 ? items.length : over
}

/** What the page at `path` shows of its list, and where the rest is. */
export function beginning<Item, Row>(
  path: SitePath,
  list: LongList<Item, Row>,
): { readonly rows: readonly Row[]; readonly rest?: Rest } {
  const { items, row, whole } = list
  const count = fitting(list)
  const rows = items.slice(0, count).map((item) => row(path, item))
  if (items.length === count) return { rows }
  return { rows, rest: restAt(path, whole([]).name, items.length - count) }
}

/** The way from the page at `path` to its whole list `name`, of which it leaves out `count` items. */
export const restAt = (path: SitePath, name: WholeList['name'], count: number): Rest => ({
  count,
  href: relative(path, indexPath(baseOf(path, name))),
})

/** The pages of a whole list, where the page at `path`, which is called `label`, has only its beginning. */
export function wholeListDrafts<Item, Row>(
  path: SitePath,
  label: string,
  list: LongList<Item, Row>,
): readonly Draft[] {
  const { items, row, whole } = list
  if (fitting(list) === items.length) return []
  return split(baseOf(path, whole([]).name), items, list).map((stretch) => ({
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
const baseOf = (path: SitePath, name: WholeList['name']): string =>
  `lists/${path.replace(/\.html$/, '')}/${name}`

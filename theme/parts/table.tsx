import type { ComponentChildren } from 'preact'
import type { Parts } from '../../src/render/page.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { Empty } from './empty.tsx'

/** A column's heading; sortable in the browser unless it says no. */
interface Column {
  readonly label: string
  /** Cells hold numbers, or carry one in `data-sort`. */
  readonly numeric?: boolean
}

interface TableProps {
  /** What the table holds, for those who do not see it. */
  readonly label: string
  readonly columns: readonly Column[]
  /** A filter box above it, where scripts run. */
  readonly filter?: boolean | undefined
  readonly sortable?: boolean
  /** Where the table is part of a longer one: filter and sorting say that they know only this part. */
  readonly parts?: Parts | undefined
  /** In a narrow window rows become cards; cells need `data-label`. */
  readonly stack?: boolean
  /** What stands in place of a table without rows. Names between backticks are set as code. */
  readonly empty?: string | undefined
  readonly children: ComponentChildren
}

/** A table in a box that scrolls where the window is narrow. */
export const Table = replaceable(
  'table',
  function Table({
    label,
    columns,
    filter = false,
    sortable = filter,
    parts,
    stack = false,
    empty,
    children,
  }: TableProps) {
    if (empty !== undefined && Array.isArray(children) && children.length === 0) return <Empty text={empty} />
    return (
      <div class="table" data-part={parts ? '' : undefined}>
        {filter && (
          <p class="filter scripted">
            <label>
              <span>{parts ? labels.filterPart : labels.filter}</span>{' '}
              <input type="search" data-filter autocomplete="off" spellcheck={false} />
            </label>
            <span class="shown" role="status" />
            {parts && (
              <a data-everywhere href={parts.search}>
                {labels.searchAll}
              </a>
            )}
          </p>
        )}
        <div class="table-scroll" tabindex={0}>
          <table
            aria-label={label}
            class={[sortable && 'sortable', stack && 'stack'].filter(Boolean).join(' ') || undefined}
          >
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.label} scope="col" class={column.numeric ? 'number' : undefined}>
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{children}</tbody>
          </table>
        </div>
      </div>
    )
  },
)

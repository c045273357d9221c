import type { ComponentChildren } from 'preact'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

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
  readonly filter?: boolean
  readonly sortable?: boolean
  /** In a narrow window rows become cards; cells need `data-label`. */
  readonly stack?: boolean
  readonly children: ComponentChildren
}

/** A table in a box that scrolls where the window is narrow. */
export const Table = replaceable(
  'table',
  function Table({ label, columns, filter = false, sortable = filter, stack = false, children }: TableProps) {
    return (
      <div class="table">
        {filter && (
          <p class="filter scripted">
            <label>
              <span>{labels.filter}</span>{' '}
              <input type="search" data-filter autocomplete="off" spellcheck={false} />
            </label>
            <span class="shown" role="status" />
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

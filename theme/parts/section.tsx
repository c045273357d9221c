import type { ComponentChildren } from 'preact'
import type { Documented } from '../../src/render/page.ts'

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly children: ComponentChildren
}

/** A section under a heading of its own. */
export const Section = ({ id, title, children }: SectionProps) => (
  <section class="section" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

interface DocumentedProps<Row> {
  readonly data: Documented<Row>
  readonly empty: { readonly none: string; readonly undocumented: string }
  readonly children: (rows: readonly Row[]) => ComponentChildren
}

/** Rows, or which kind of nothing there is. */
export function DocumentedRows<Row>({ data, empty, children }: DocumentedProps<Row>) {
  switch (data.state) {
    case 'documented':
      return <>{children(data.rows)}</>
    case 'none':
      return <p class="empty none">{empty.none}</p>
    case 'undocumented':
      return <p class="empty undocumented">{empty.undocumented}</p>
  }
}

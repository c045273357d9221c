import type { PackageIndexRow, PackagesIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Empty } from '../parts/empty.tsx'
import { Breakable, LinkList, MaybeLink, RangeNote } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.packages
const columns = labels.package

/** `packages.html` */
export const packagesPage = ({ shell, data }: TemplateInput<PackagesIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'packages',
    children: (
      <Article kicker={labels.kind.index} title={words.title} summary={counted(words.total, data.total)} wide>
        <Pager parts={data.parts} />
        {data.elsewhere === 0 && (
          <Empty text={data.total === 0 ? labels.emptyIndex.packages : words.noOthers} />
        )}
        {data.others.length > 0 && (
          <Section id="elsewhere" title={words.others}>
            <p>{words.othersLead}</p>
            <PackageList label={words.others} rows={data.others} parts={data.parts} withWhy />
          </Section>
        )}
        {data.debian.length > 0 && (
          <Section id="apt" title={words.debian}>
            <p>{words.debianLead}</p>
            <PackageList label={words.debian} rows={data.debian} parts={data.parts} />
          </Section>
        )}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

interface ListProps {
  readonly label: string
  readonly rows: readonly PackageIndexRow[]
  readonly parts: PackagesIndex['parts']
  readonly withWhy?: boolean
}

/** A table of packages; what Debian has is a column where it is known of any of them. */
function PackageList({ label, rows, parts, withWhy = false }: ListProps) {
  const withDebian = rows.some(({ inDebian }) => inDebian.length > 0)
  return (
    <Table
      label={label}
      filter
      stack
      parts={parts}
      columns={[
        { label: columns.name },
        { label: columns.source },
        { label: columns.version },
        ...(withDebian ? [{ label: words.inDebian }] : []),
        { label: columns.services },
        ...(withWhy ? [{ label: columns.why }] : []),
      ]}
    >
      {rows.map((row) => (
        <PackageRow
          key={`${row.name} ${row.source} ${row.origin} ${row.range?.from}`}
          row={row}
          withDebian={withDebian}
          withWhy={withWhy}
        />
      ))}
    </Table>
  )
}

interface RowProps {
  readonly row: PackageIndexRow
  readonly withDebian: boolean
  readonly withWhy: boolean
}

const PackageRow = ({ row, withDebian, withWhy }: RowProps) => (
  <tr>
    <th scope="row">
      <code>
        <Breakable text={row.name} />
      </code>
      <RangeNote range={row.range} />
    </th>
    <td>
      {row.source}
      {row.origin && <span class="sub">{row.origin}</span>}
    </td>
    <td>
      {row.versions.map((version) => (
        <span class="line" key={version}>
          <code>{version}</code>
        </span>
      ))}
    </td>
    {withDebian && (
      <td>
        <InDebian row={row} />
      </td>
    )}
    <td data-label={columns.services}>
      <LinkList links={row.services} />
    </td>
    {withWhy && (
      <td>
        <Reasons row={row} />
      </td>
    )}
  </tr>
)

const InDebian = ({ row: { inDebian } }: { row: PackageIndexRow }) => (
  <>
    {inDebian.map(({ name, version, suite }) => (
      <span class="line" key={`${name} ${version} ${suite}`}>
        {name && (
          <code>
            <Breakable text={name} />
          </code>
        )}{' '}
        {version && (
          <code>
            <Breakable text={version} />
          </code>
        )}
        <span class="sub">{suite}</span>
      </span>
    ))}
  </>
)

const Reasons = ({ row }: { row: PackageIndexRow }) => (
  <>
    {row.whys.map(({ service, text }) => (
      <span class="line" key={service.href}>
        {row.whys.length > 1 && <a href={service.href}>{service.label}: </a>}
        {text}
      </span>
    ))}
    {row.packagedAs && (
      <span class="sub">
        {columns.packagedAs} <code>{row.packagedAs}</code>
      </span>
    )}
    {row.tracking && (
      <span class="sub">
        {columns.tracking} <MaybeLink label={row.tracking.text} href={row.tracking.href} />
      </span>
    )}
  </>
)

import type { PackageIndexRow, PackagesIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Empty } from '../parts/empty.tsx'
import { Breakable, LinkList, MaybeLink } from '../parts/link.tsx'
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
            <Table
              label={words.others}
              filter
              parts={data.parts}
              columns={[
                { label: columns.name },
                { label: columns.source },
                { label: columns.version },
                ...(data.knowsDebian ? [{ label: words.inDebian }] : []),
                { label: columns.services },
                { label: columns.why },
              ]}
            >
              {data.others.map((row) => (
                <PackageRow
                  key={`${row.name} ${row.source} ${row.origin}`}
                  row={row}
                  withDebian={data.knowsDebian}
                  withWhy
                />
              ))}
            </Table>
          </Section>
        )}
        {data.debian.length > 0 && (
          <Section id="apt" title={words.debian}>
            <p>{words.debianLead}</p>
            <Table
              label={words.debian}
              filter
              parts={data.parts}
              columns={[
                { label: columns.name },
                { label: columns.source },
                { label: columns.version },
                ...(data.knowsDebian ? [{ label: words.inDebian }] : []),
                { label: columns.services },
              ]}
            >
              {data.debian.map((row) => (
                <PackageRow
                  key={`${row.name} ${row.source} ${row.origin}`}
                  row={row}
                  withDebian={data.knowsDebian}
                />
              ))}
            </Table>
          </Section>
        )}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

interface RowProps {
  readonly row: PackageIndexRow
  readonly withDebian: boolean
  readonly withWhy?: boolean
}

const PackageRow = ({ row, withDebian, withWhy = false }: RowProps) => (
  <tr>
    <th scope="row">
      <code>
        <Breakable text={row.name} />
      </code>
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
    <td>
      <LinkList links={row.services} more={row.moreServices} />
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

import type { DependencyRow, Parts, ServicePage } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { MaybeLink, RestLine } from './link.tsx'
import { Picture } from './picture.tsx'
import { DocumentedRows } from './section.tsx'
import { Table } from './table.tsx'

const words = labels.dependency

/** What a service needs and who needs it, as a picture and in words. */
export const DependencySection = replaceable('dependency-section', ({ data }: { data: ServicePage }) => (
  <>
    {data.picture && (
      <>
        <Picture picture={data.picture} label={fill(words.picture, { name: data.title })} id="near" />
        <Legend />
      </>
    )}
    <h3 id="needs">{words.needs}</h3>
    <DocumentedRows data={data.dependencies} empty={labels.empty.dependencies}>
      {(rows) => <DependencyTable rows={rows} label={words.needs} withFallback />}
    </DocumentedRows>
    <h3 id="needed-by">{words.neededBy}</h3>
    {data.dependents.length === 0 ? (
      <p class="empty none">{words.neededByNone}</p>
    ) : (
      <DependencyTable rows={data.dependents} label={words.neededBy} />
    )}
    <RestLine rest={data.moreDependents} />
  </>
))

/** What the lines of a picture mean. */
export const Legend = ({ cycles = false }: { cycles?: boolean }) => (
  <ul class="legend">
    <li class="hard">
      {words.hard}: {words.legendHard}
    </li>
    <li class="soft">
      {words.soft}: {words.legendSoft}
    </li>
    <li class="build">
      {words.build}: {words.legendBuild}
    </li>
    {cycles && <li class="cycle">↻ {labels.picture.inCycle}</li>}
  </ul>
)

interface DependencyTableProps {
  readonly rows: readonly DependencyRow[]
  readonly label: string
  readonly withFallback?: boolean
  readonly filter?: boolean
  readonly parts?: Parts | undefined
}

/** Services and other things that depend on one another, one a row. */
export const DependencyTable = ({
  rows,
  label,
  withFallback = false,
  filter,
  parts,
}: DependencyTableProps) => (
  <Table
    label={label}
    filter={filter}
    parts={parts}
    stack
    columns={[
      { label: words.service },
      { label: words.port },
      { label: words.criticality },
      { label: words.why },
      ...(withFallback ? [{ label: words.fallback }] : []),
    ]}
  >
    {rows.map((row, index) => (
      <tr key={index}>
        <th scope="row">
          <MaybeLink label={row.name} href={row.href} />
          {row.kind === 'external' && <span class="sub">{words.external}</span>}
          {row.kind === 'unknown' && <span class="sub missing">{words.unknown}</span>}
        </th>
        <td data-label={row.port && words.port}>
          {row.port && <MaybeLink label={row.port} href={row.portHref} />}
        </td>
        <td data-label={words.criticality}>{words[row.criticality]}</td>
        <td data-label={(row.why || row.problem) && words.why}>
          {row.why}
          {row.problem && (
            <span class="line">
              <span class="badge severity-error">{words.problem[row.problem]}</span>
            </span>
          )}
        </td>
        {withFallback && <td data-label={row.fallback && words.fallback}>{row.fallback}</td>}
      </tr>
    ))}
  </Table>
)

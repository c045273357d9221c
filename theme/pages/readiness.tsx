import type { ReadinessIndex, ReadinessRow, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { MaybeLink } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.readiness

/** `readiness.html` */
export const readinessPage = ({ shell, data }: TemplateInput<ReadinessIndex>): string =>
  htmlDocument({
    shell,
    title: labels.nav.readiness,
    section: 'readiness',
    children: (
      <Article
        kicker={labels.kind.index}
        title={labels.nav.readiness}
        summary={`${words.question} ${fill(words.summary, { ready: data.ready, total: data.total })}`}
        wide
      >
        {data.teams.length > 0 && (
          <Section id="teams" title={words.teams}>
            <TeamMap data={data} />
          </Section>
        )}
        <Section id="services" title={words.services}>
          {data.total === 0 ? (
            <p class="empty none">{words.none}</p>
          ) : (
            <>
              <HeatLegend />
              <Pager parts={data.parts} />
              <ServiceMap data={data} />
              <Pager parts={data.parts} below />
            </>
          )}
        </Section>
      </Article>
    ),
  })

/** How many of a team's services have each area met: the darker, the more. */
const TeamMap = ({ data: { areas, teams } }: { data: ReadinessIndex }) => (
  <Table
    label={words.teams}
    sortable
    columns={[{ label: labels.owner }, ...areas.map((area) => ({ label: words.area[area] }))]}
  >
    {teams.map(({ team, total, met }) => (
      <tr key={team?.href ?? ''}>
        <th scope="row">{team ? <a href={team.href}>{team.label}</a> : words.everyone}</th>
        {met.map((count, index) => (
          <td
            key={areas[index]}
            class={`heat share-${Math.floor((count / total) * 4)}`}
            data-sort={Math.round((count / total) * 1000)}
          >
            {fill(words.teamScore, { met: count, total })}
          </td>
        ))}
      </tr>
    ))}
  </Table>
)

const ServiceMap = ({ data }: { data: ReadinessIndex }) => (
  <Table
    label={labels.nav.readiness}
    filter
    parts={data.parts}
    columns={[
      { label: words.service },
      { label: labels.owner },
      { label: words.scoreLabel, numeric: true },
      ...data.areas.map((area) => ({ label: words.area[area] })),
    ]}
  >
    {data.rows.map(({ service, owner, met, areas }) => (
      <tr key={service.href} class="heat-row">
        <th scope="row">
          <a href={`${service.href}#readiness`}>{service.label}</a>
        </th>
        <td>{owner && <MaybeLink {...owner} />}</td>
        <td class="number" data-sort={met}>
          {fill(words.score, { met, all: areas.length })}
        </td>
        {areas.map((row) => (
          <HeatCell key={row.area} row={row} />
        ))}
      </tr>
    ))}
  </Table>
)

type State = keyof typeof words.state

/** In the order in which they are sorted. */
const states: readonly State[] = ['error', 'warn', 'undocumented', 'met']

const stateOf = ({ met, finding }: ReadinessRow): State => {
  if (met) return 'met'
  return finding?.severity === 'error' ? 'error' : finding ? 'warn' : 'undocumented'
}

/** A sign, a word and a colour that say the same. */
function HeatCell({ row }: { row: ReadinessRow }) {
  const state = stateOf(row)
  return (
    <td class={`heat ${state}`} data-sort={states.indexOf(state)} title={row.finding?.reason}>
      {words.state[state]}
    </td>
  )
}

const HeatLegend = () => (
  <ul class="heat-legend">
    {states.toReversed().map((state) => (
      <li key={state}>
        <span class={`heat ${state}`}>{words.state[state]}</span> {words.legend[state]}
      </li>
    ))}
  </ul>
)

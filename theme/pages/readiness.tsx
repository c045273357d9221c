import type { ReadinessIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Pager } from '../parts/pager.tsx'
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
        <Pager parts={data.parts} />
        <Table
          label={labels.nav.readiness}
          filter
          parts={data.parts}
          columns={[
            { label: words.service },
            { label: labels.owner },
            { label: words.scoreLabel, numeric: true },
            ...Object.values(words.area).map((label) => ({ label })),
          ]}
        >
          {data.rows.map(({ service, owner, met, areas }) => (
            <tr key={service.href}>
              <th scope="row">
                <a href={`${service.href}#readiness`}>{service.label}</a>
              </th>
              <td>{owner && <a href={owner.href}>{owner.label}</a>}</td>
              <td class="number" data-sort={met}>
                {fill(words.score, { met, all: areas.length })}
              </td>
              {areas.map((row) => (
                <td key={row.area}>
                  <span class={`badge ${row.met ? 'good' : 'severity-warn'}`}>
                    {row.met ? words.met : words.unmet}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </Table>
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

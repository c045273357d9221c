import type { ConnectivityIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Breakable } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.connectivity

/** `connectivity.html` */
export const connectivityPage = ({ shell, data }: TemplateInput<ConnectivityIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'connectivity',
    children: (
      <Article
        kicker={labels.kind.index}
        title={words.title}
        summary={words.lead}
        status={
          data.problems > 0 && (
            <p class="status">
              <span class="badge severity-error">{counted(words.problems, data.problems)}</span>
            </p>
          )
        }
        wide
      >
        <Pager parts={data.parts} />
        <Table
          label={words.title}
          filter
          parts={data.parts}
          empty={labels.emptyIndex.connectivity}
          columns={[
            { label: words.from },
            { label: words.to },
            { label: labels.port.port },
            { label: labels.port.protocol },
            { label: labels.port.tls },
            { label: labels.port.auth },
            { label: labels.port.allow },
            { label: words.state },
          ]}
        >
          {data.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">
                <a href={row.from.href}>{row.from.label}</a>
              </th>
              <td>
                <a href={row.to.href}>{row.to.label}</a>
              </td>
              <td>{row.port && <code>{row.port}</code>}</td>
              <td>{row.protocol}</td>
              <td>{row.tls}</td>
              <td>{row.auth}</td>
              <td>
                {row.allow.map((source) => (
                  <span class="line" key={source}>
                    <Breakable text={source} />
                  </span>
                ))}
              </td>
              <td>
                <span class={`badge ${stateClass(row.state)}`}>{words.states[row.state]}</span>
              </td>
            </tr>
          ))}
        </Table>
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

function stateClass(state: ConnectivityIndex['rows'][number]['state']): string {
  if (state === 'ok') return 'good'
  return state === 'port-unknown' ? '' : 'severity-error'
}

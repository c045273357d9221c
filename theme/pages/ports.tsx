import type { PortsIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Breakable } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.port

/** `ports.html` */
export const portsPage = ({ shell, data }: TemplateInput<PortsIndex>): string =>
  htmlDocument({
    shell,
    title: labels.ports.title,
    section: 'ports',
    children: (
      <Article
        kicker={labels.kind.index}
        title={labels.ports.title}
        summary={counted(labels.ports.total, data.total)}
        status={
          <p class="status">
            <a href="conflicts.html">
              {data.conflicts === 0 ? (
                <span class="badge good">{labels.main.noConflicts}</span>
              ) : (
                <span class="badge severity-error">{counted(labels.main.conflicts, data.conflicts)}</span>
              )}
            </a>
          </p>
        }
        wide
      >
        <Pager parts={data.parts} />
        <Table
          label={labels.ports.title}
          filter
          parts={data.parts}
          empty={labels.emptyIndex.ports}
          columns={[
            { label: words.port },
            { label: words.service },
            { label: words.protocol },
            { label: words.bind },
            { label: words.exposure },
            { label: words.tls },
            { label: words.auth },
            { label: words.hosts },
          ]}
        >
          {data.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row" data-sort={row.number}>
                <code>
                  <Breakable text={row.port} />
                </code>
                {row.name && <span class="sub">{row.name}</span>}
                {row.state !== 'listening' && <span class="badge">{words.state[row.state]}</span>}
                {row.conflict && (
                  <a class="badge severity-error" href={row.conflict}>
                    {words.conflictMark}
                  </a>
                )}
              </th>
              <td>{row.service ? <a href={row.service.href}>{row.service.label}</a> : labels.baseLayer}</td>
              <td>{row.protocol}</td>
              <td>{row.bind === '*' ? words.everyAddress : <Breakable text={row.bind} />}</td>
              <td>{row.exposure}</td>
              <td>{row.tls}</td>
              <td>{row.auth}</td>
              <td>
                <Breakable text={row.hosts} />
              </td>
            </tr>
          ))}
        </Table>
        <Pager parts={data.parts} below />
        {data.free.length > 0 && (
          <Section id="free" title={words.free}>
            <p>{words.freeNote}</p>
            <ul class="columns">
              {data.free.map(({ from, number }) => (
                <li key={from}>{fill(words.freeFrom, { from, number })}</li>
              ))}
            </ul>
          </Section>
        )}
      </Article>
    ),
  })

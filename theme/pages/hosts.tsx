import type { HostsIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Breakable, LinkList } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.hostsIndex

/** `hosts.html` */
export const hostsPage = ({ shell, data }: TemplateInput<HostsIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'hosts',
    children: (
      <Article
        kicker={labels.kind.index}
        title={words.title}
        summary={`${counted(words.total, data.total)}. ${words.lead}`}
        wide
      >
        <Pager parts={data.parts} />
        <Table
          label={words.title}
          filter
          stack
          parts={data.parts}
          empty={labels.emptyIndex.hosts}
          columns={[{ label: labels.hosts }, { label: words.carries }, { label: words.names }]}
        >
          {data.rows.map((row) => (
            <tr key={row.folded}>
              <th scope="row">
                <code>
                  <Breakable text={row.folded} />
                </code>
              </th>
              <td>
                <LinkList links={row.services} />
              </td>
              <td>
                {row.links.length === 1 ? (
                  <LinkList links={row.links} />
                ) : (
                  <details class="host-list">
                    <summary>{counted(labels.hostCount, row.count)}</summary>
                    <ul>
                      {row.links.map(({ href, label }) => (
                        <li key={href}>
                          <a href={href}>{label}</a>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </td>
            </tr>
          ))}
        </Table>
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

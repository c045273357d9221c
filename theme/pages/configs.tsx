import type { Config } from '../../src/model/schema/config.ts'
import type { ConfigsIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Breakable, RangeNote } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.config

/** `configs.html` */
export const configsPage = ({ shell, data }: TemplateInput<ConfigsIndex>): string =>
  htmlDocument({
    shell,
    title: labels.configs.title,
    section: 'configs',
    children: (
      <Article
        kicker={labels.kind.index}
        title={labels.configs.title}
        summary={counted(labels.configs.total, data.total)}
        wide
      >
        <Pager parts={data.parts} />
        <Table
          label={labels.configs.title}
          filter
          stack
          parts={data.parts}
          empty={labels.emptyIndex.configs}
          columns={[{ label: words.path }, { label: words.users }]}
        >
          {data.rows.map((row) => (
            <tr key={`${row.path} ${row.range?.from}`}>
              <th scope="row">
                <code>
                  <Breakable text={row.path} />
                </code>{' '}
                {row.shared && <span class="badge severity-info">{words.several}</span>}
                <RangeNote range={row.range} />
              </th>
              <td>
                {row.uses.map(({ service, action, shared }, index) => (
                  <span class="line" key={index}>
                    {service ? <a href={service.href}>{service.label}</a> : labels.baseLayer}{' '}
                    <span class="quiet">
                      {words.action[action as Config['action']]}
                      {shared !== 'exclusive' && `, ${words.shared[shared as Config['shared']]}`}
                    </span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </Table>
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

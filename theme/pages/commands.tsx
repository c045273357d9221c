import type { CommandsIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { Pager } from '../parts/pager.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.command

/** `commands.html` */
export const commandsPage = ({ shell, data }: TemplateInput<CommandsIndex>): string =>
  htmlDocument({
    shell,
    title: labels.commands.title,
    section: 'commands',
    children: (
      <Article
        kicker={labels.kind.index}
        title={labels.commands.title}
        summary={counted(labels.commands.total, data.total)}
        wide
      >
        <Pager parts={data.parts} />
        <Table
          label={labels.commands.title}
          filter
          stack
          parts={data.parts}
          empty={labels.emptyIndex.commands}
          columns={[
            { label: labels.services.name },
            { label: words.whenLabel },
            { label: words.run },
            { label: words.asLabel },
          ]}
        >
          {data.rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">
                <a href={row.service.href}>{row.service.label}</a>
              </th>
              <td>
                <span class={`badge when-${row.when}`}>{words.when[row.when]}</span>
              </td>
              <td>
                <code class="command">{row.run}</code>
                {row.why && <span class="sub">{row.why}</span>}
              </td>
              <td data-label={words.asLabel}>{row.as}</td>
            </tr>
          ))}
        </Table>
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

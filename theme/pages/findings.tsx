import type { FindingsIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { CountBadges, countAll, SeverityBadge } from '../parts/badge.tsx'
import { FindingList } from '../parts/finding-list.tsx'
import { InlineText } from '../parts/inline-text.tsx'
import { Pager } from '../parts/pager.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.findings

/** `findings.html` */
export const findingsPage = ({ shell, data }: TemplateInput<FindingsIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'findings',
    children: (
      <Article
        kicker={labels.kind.index}
        title={words.title}
        summary={countAll(data.total) === 0 ? labels.finding.allClear : words.lead}
        status={
          <p class="status">
            <CountBadges counts={data.total} />
            {data.total.suppressed > 0 && (
              <span class="quiet">{counted(labels.suppressed, data.total.suppressed)}</span>
            )}
          </p>
        }
        wide
      >
        {data.rules.length > 0 && <RuleTable rules={data.rules} />}
        <Pager parts={data.parts} />
        {data.groups.map(({ rule, anchor, rows }) => (
          <section key={rule}>
            <h2 id={anchor}>{rule}</h2>
            <FindingList findings={rows} />
          </section>
        ))}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

const RuleTable = ({ rules }: { rules: FindingsIndex['rules'] }) => (
  <Table
    label={words.byRule}
    sortable
    stack
    columns={[
      { label: labels.finding.rule },
      { label: labels.finding.count, numeric: true },
      { label: labels.finding.what },
    ]}
  >
    {rules.map(({ rule, anchor, severity, count, href, summary, explained }) => (
      <tr key={rule} id={anchor}>
        <th scope="row">
          <a href={href}>{rule}</a> <SeverityBadge severity={severity} />
        </th>
        <td class="number" data-label={labels.finding.count}>
          {count}
        </td>
        <td>
          {summary && <InlineText text={summary} />}
          <span class="sub">
            {explained ? (
              <a href={explained}>{labels.finding.explained}</a>
            ) : (
              <code>portolan explain {rule}</code>
            )}
          </span>
        </td>
      </tr>
    ))}
  </Table>
)

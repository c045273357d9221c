import type { ClaimRow, ConflictsIndex, TemplateInput } from '../../src/render/page.ts'
import { htmlDocument } from '../document.tsx'
import { counted, fill, labels } from '../labels.ts'
import { Article } from '../parts/article.tsx'
import { InlineText } from '../parts/inline-text.tsx'
import { Breakable, RangeNote, RestLine } from '../parts/link.tsx'
import { Pager } from '../parts/pager.tsx'
import { Section } from '../parts/section.tsx'
import { Table } from '../parts/table.tsx'

const words = labels.conflicts

/** `conflicts.html` */
export const conflictsPage = ({ shell, data }: TemplateInput<ConflictsIndex>): string =>
  htmlDocument({
    shell,
    title: words.title,
    section: 'conflicts',
    children: (
      <Article
        kicker={labels.kind.index}
        title={words.title}
        summary={data.total === 0 ? words.none : words.lead}
        contents={[
          ...data.conflicts.map(({ anchor, port }) => ({ id: anchor, text: port, depth: 2 })),
          ...(data.shares.length > 0 || data.sharesElsewhere
            ? [{ id: 'shares', text: words.shares, depth: 2 }]
            : []),
        ].slice(0, 40)}
      >
        <Pager parts={data.parts} />
        {data.conflicts.map((conflict) => (
          <section class="conflict" key={conflict.anchor}>
            <h2 id={conflict.anchor}>
              <code>{conflict.port}</code> {words.on} {counted(labels.hostCount, conflict.hostCount)}
            </h2>
            <Claims claims={conflict.claims} label={conflict.port} />
            <p>
              <InlineText text={conflict.why} />
              {conflict.netns && ` (${fill(labels.port.netns, { name: conflict.netns })})`}
              {conflict.nextFree !== undefined && ` · ${fill(words.nextFree, { port: conflict.nextFree })}`}
            </p>
            <p class="quiet">
              <Breakable text={conflict.hosts} />
            </p>
          </section>
        ))}
        {data.sharesElsewhere && (
          <Section id="shares" title={words.shares}>
            <RestLine rest={data.sharesElsewhere} />
          </Section>
        )}
        {data.shares.length > 0 && (
          <Section id="shares" title={words.shares}>
            <p>{words.sharesLead}</p>
            {data.shares.map((share, index) => (
              <div class="share" key={index}>
                <h3>
                  <code>{share.port}</code> {share.group}
                  <RangeNote range={share.range} />
                </h3>
                <Claims claims={share.claims} label={`${share.port} ${share.group}`} />
                <p class="quiet">
                  {words.by} {share.by} · <Breakable text={share.hosts} />
                </p>
              </div>
            ))}
          </Section>
        )}
        <Pager parts={data.parts} below />
      </Article>
    ),
  })

/** Both documents, what each of them binds, and where it says so. */
const Claims = ({ claims, label }: { claims: readonly ClaimRow[]; label: string }) => (
  <Table
    label={label}
    stack
    columns={[{ label: labels.port.service }, { label: labels.port.bind }, { label: words.at }]}
  >
    {claims.map((claim, index) => (
      <tr key={index}>
        <th scope="row">
          {claim.service ? <a href={claim.service.href}>{claim.service.label}</a> : labels.baseLayer}
          {claim.name && <span class="sub">{claim.name}</span>}
        </th>
        <td data-label={labels.port.bind}>
          {claim.bind === '*' ? labels.port.everyAddress : <code>{claim.bind}</code>}
        </td>
        <td data-label={words.at}>
          <code>
            <Breakable text={claim.at} />
          </code>
        </td>
      </tr>
    ))}
  </Table>
)

import type { BacklinkRow, FindingRow, Link, Source } from '../../src/render/page.ts'
import { counted, fill, labels } from '../labels.ts'
import { FindingList } from './finding-list.tsx'
import { Section } from './section.tsx'

/** Findings of a page, where it has any. */
export const Findings = ({ findings }: { findings: readonly FindingRow[] }) =>
  findings.length === 0 ? null : (
    <Section id="findings" title={labels.sections.findings}>
      <FindingList findings={findings} />
    </Section>
  )

/** Documents that lead here. */
export const Backlinks = ({ backlinks, more }: { backlinks: readonly BacklinkRow[]; more: number }) => (
  <Section id="backlinks" title={labels.sections.backlinks}>
    {backlinks.length === 0 ? (
      <p class="empty none">{labels.backlink.none}</p>
    ) : (
      <ul class="columns">
        {backlinks.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        {more > 0 && <li>{counted(labels.more, more)}</li>}
      </ul>
    )}
  </Section>
)

/** Categories and source of a page, at its foot. */
export const PageFoot = ({
  categories,
  source,
}: {
  categories: readonly Link[]
  source?: Source | undefined
}) => (
  <div class="page-foot">
    {categories.length > 0 && (
      <p class="categories">
        <span>{labels.source.categories}:</span>{' '}
        {categories.map(({ href, label }) => (
          <a key={href} class="tag" href={href}>
            {label}
          </a>
        ))}
      </p>
    )}
    {source && (
      <p class="source">
        {source.changed && <span>{fill(labels.source.changed, { date: source.changed })}</span>}
        {source.edit && <a href={source.edit}>{labels.source.edit}</a>}
        {source.view && <a href={source.view}>{labels.source.view}</a>}
        <span>
          {labels.source.source}: <code>{source.path}</code>
        </span>
      </p>
    )}
  </div>
)

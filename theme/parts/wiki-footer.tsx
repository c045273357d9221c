import type { BacklinkRow, FindingRow, Link, Rest, Source } from '../../src/render/page.ts'
import { fill, labels } from '../labels.ts'
import { FindingList } from './finding-list.tsx'
import { RestLink } from './link.tsx'
import { Section } from './section.tsx'

/** Findings of a page, where it has any. */
export const Findings = ({ findings }: { findings: readonly FindingRow[] }) =>
  findings.length === 0 ? null : (
    <Section id="findings" title={labels.sections.findings}>
      <FindingList findings={findings} />
    </Section>
  )

interface BacklinksProps {
  readonly backlinks: readonly BacklinkRow[]
  readonly more?: Rest | undefined
}

/** Documents that lead here. */
export const Backlinks = ({ backlinks, more }: BacklinksProps) => (
  <Section id="backlinks" title={labels.sections.backlinks}>
    {backlinks.length === 0 ? (
      <p class="empty none">{labels.backlink.none}</p>
    ) : (
      <BacklinkList rows={backlinks} more={more} />
    )}
  </Section>
)

/** Links in columns. */
export const BacklinkList = ({ rows, more }: { rows: readonly BacklinkRow[]; more?: Rest | undefined }) => (
  <ul class="columns">
    {rows.map(({ href, label }) => (
      <li key={href}>
        <a href={href}>{label}</a>
      </li>
    ))}
    {more && (
      <li>
        <RestLink rest={more} />
      </li>
    )}
  </ul>
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

import type { FindingRow } from '../../src/render/page.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'
import { SeverityBadge } from './badge.tsx'
import { InlineText } from './inline-text.tsx'
import { Breakable } from './link.tsx'

/** Findings with their places and what to do about them. */
export const FindingList = replaceable(
  'finding-list',
  ({ findings }: { findings: readonly FindingRow[] }) => (
    <ul class="findings">
      {findings.map((finding, index) => (
        <li key={index} class={`finding ${finding.severity}`}>
          <p class="reason">
            <SeverityBadge severity={finding.severity} />{' '}
            {finding.document && (
              <>
                <a href={finding.document.href}>{finding.document.label}</a>
                {': '}
              </>
            )}
            <InlineText text={finding.reason} />
          </p>
          {finding.note && (
            <p class="note">
              <InlineText text={finding.note} />
            </p>
          )}
          {finding.help && (
            <p class="help">
              <span>{labels.finding.help}:</span> <InlineText text={finding.help} />
            </p>
          )}
          <p class="at">
            <Place at={finding.at} href={finding.href} />
            {finding.related.map(({ at, label }, other) => (
              <span key={other}>
                {' · '}
                <Place at={at} /> <InlineText text={label} />
              </span>
            ))}
            {' · '}
            <a href={finding.ruleHref}>{finding.rule}</a>
          </p>
        </li>
      ))}
    </ul>
  ),
)

const Place = ({ at, href }: { at: string; href?: string | undefined }) => (
  <code>
    {href ? (
      <a href={href}>
        <Breakable text={at} />
      </a>
    ) : (
      <Breakable text={at} />
    )}
  </code>
)

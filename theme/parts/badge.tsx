import type { Severity } from '../../src/model/finding.ts'
import type { Lifecycle } from '../../src/model/schema/document.ts'
import type { Counts } from '../../src/render/page.ts'
import { counted, labels } from '../labels.ts'

export const LifecycleBadge = ({ lifecycle }: { lifecycle: Lifecycle }) => (
  <span class={`badge lifecycle-${lifecycle}`}>{labels.lifecycle[lifecycle]}</span>
)

export const SeverityBadge = ({ severity }: { severity: Severity }) => (
  <span class={`badge severity-${severity}`}>{labels.severity[severity]}</span>
)

/** How many findings, the worst first; nothing for nothing. */
export function CountBadges({ counts }: { counts: Counts }) {
  const { errors, warnings, infos } = counts
  return (
    <>
      {errors > 0 && <span class="badge severity-error">{counted(labels.errors, errors)}</span>}
      {warnings > 0 && <span class="badge severity-warn">{counted(labels.warnings, warnings)}</span>}
      {infos > 0 && <span class="badge severity-info">{counted(labels.infos, infos)}</span>}
    </>
  )
}

export const countAll = ({ errors, warnings, infos }: Counts): number => errors + warnings + infos

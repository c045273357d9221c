import type { Service } from '../model/document.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { ReadinessArea, ReadinessRow } from './page.ts'

/** Which rules speak of an area. */
const areas: readonly (readonly [ReadinessArea, RegExp])[] = [
  ['packages', /^packages\//],
  ['configs', /^configs\//],
  ['commands', /^(?:commands|units)\//],
  ['ports', /^ports\//],
  ['contacts', /^contacts\//],
  ['review', /^meta\/review-/],
]

/** In the order in which {@link readinessOf} answers. */
export const readinessAreas: readonly ReadinessArea[] = areas.map(([area]) => area)

/**
 * Could someone rebuild the service from its page alone? An area is met where it is documented and no error or
 * warning says otherwise.
 */
export function readinessOf(service: Service, findings: readonly Finding[]): readonly ReadinessRow[] {
  return areas.map(([area, rules]) => {
    const worst = worstOf(findings.filter(({ ruleId }) => rules.test(ruleId)))
    if (worst)
      return {
        area,
        met: false,
        finding: { severity: worst.severity, reason: worst.reason, rule: worst.ruleId },
      }
    return { area, met: isDocumented(service, area) }
  })
}

const weight: Record<Severity, number> = { error: 2, warn: 1, info: 0 }

function worstOf(findings: readonly Finding[]): Finding | undefined {
  return findings
    .filter(({ severity }) => severity !== 'info')
    .reduce<Finding | undefined>(
      (worst, finding) => (worst && weight[worst.severity] >= weight[finding.severity] ? worst : finding),
      undefined,
    )
}

/** Contacts may be the owner's; that they are missing altogether is a finding. */
function isDocumented(service: Service, area: ReadinessArea): boolean {
  if (area === 'review') return service.reviewed !== undefined
  if (area === 'contacts') return service.contacts !== undefined || service.owner !== undefined
  return service[area] !== undefined
}

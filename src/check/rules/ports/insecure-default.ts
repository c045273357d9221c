import type { Port } from '../../../model/schema/port.ts'
import { isAccepted } from '../../accepted-risk.ts'
import { entries } from '../../entries.ts'
import { type InsecureMatch, insecureDefaultOf } from '../../insecure-defaults.ts'
import { isNarrow } from '../../narrow-allow.ts'
import { isAboveLoopback } from '../../port-reach.ts'
import { isPubliclyInsecure } from '../../public-risk.ts'
import type { Report, Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `ports/insecure-default`. TLS, a login or a narrow `allow` quiets it; else only a `risk` with an end. */
export const insecureDefault: Rule = {
  id: 'ports/insecure-default',
  severity: 'warn',
  summary: 'A port speaks a protocol that is open to everybody as it comes.',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'ports')) {
      if (!isAboveLoopback(item) || service.lifecycle === 'retired') continue
      const match = insecureDefaultOf(item)
      if (!match || isProtected(item) || isNarrow(item, catalog.site)) continue
      if (isAccepted(item, match.entry.id) || isPubliclyInsecure(item)) continue
      report({ document: service, field: at, value: match.entry.id, ...wordsFor(item, match) })
    }
  },
}

const isProtected = ({ tls, auth }: Port): boolean =>
  tls === 'required' || tls === 'mutual' || (auth !== undefined && auth !== 'none')

/** A number alone proves nothing: it is a question rather than a warning. */
function wordsFor(
  port: Port,
  { entry, by }: InsecureMatch,
): Pick<Report, 'reason' | 'note' | 'help' | 'severity'> {
  const note = entry.source ? `${entry.why} (${entry.source})` : entry.why
  if (by === 'number') {
    return {
      severity: 'info',
      reason: `${portName(port)} is the usual port of ${entry.id}, which is open to everybody as it comes`,
      note,
      help: 'name what answers there in `protocol:`, and it is judged by that',
    }
  }
  return {
    reason: `${portName(port)} speaks ${port.protocol} to other hosts without TLS, login or a narrow \`allow\``,
    note,
    help: `${entry.remedy}; or accept it for a while: \`risk: {accept: [${entry.id}], why: …, until: …}\``,
  }
}

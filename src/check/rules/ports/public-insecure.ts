import { entries } from '../../entries.ts'
import { insecureDefaultOf } from '../../insecure-defaults.ts'
import { isPubliclyInsecure } from '../../public-risk.ts'
import type { Rule } from '../../rule.ts'
import { portName } from '../../words.ts'

/** `ports/public-insecure`. */
export const publicInsecure: Rule = {
  id: 'ports/public-insecure',
  severity: 'error',
  summary: 'The public reaches a port without encryption, or a program that lets everybody in.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, at } of entries(catalog, 'ports')) {
      if (service.lifecycle === 'retired' || !isPubliclyInsecure(item)) continue
      const match = insecureDefaultOf(item)
      const entry = match?.by === 'protocol' ? match.entry : undefined
      const spoken = item.protocol ? ` (${item.protocol})` : ''
      report({
        document: service,
        field: at,
        value: portName(item),
        reason:
          item.tls === 'none'
            ? `the public reaches ${portName(item)}${spoken} without encryption`
            : `the public reaches ${portName(item)}${spoken} without a login`,
        note: entry?.why ?? 'anybody on the way can read and change what is sent',
        help: `${entry?.remedy ?? 'use TLS'}; or accept it for a while: \`risk: {accept: [${entry?.id ?? item.protocol ?? 'plaintext'}], why: …, until: …}\``,
      })
    }
  },
}

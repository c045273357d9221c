import type { Config } from '../../../model/schema/config.ts'
import { comparablePath } from '../../config-paths.ts'
import { type Claim, claimantIds, claimantName, meetings } from '../../meetings.ts'
import type { Rule, Spot } from '../../rule.ts'
import { hostList, joined } from '../../words.ts'

/** `configs/shared-file`. Each of the two undoes what the other wrote. */
export const sharedFile: Rule = {
  id: 'configs/shared-file',
  severity: 'error',
  summary: 'Two services on one host own the same file, each for itself.',
  check({ catalog, report }) {
    for (const { key, claims, hosts } of meetings(catalog, 'configs', exclusivePath)) {
      const parties = [...new Map(claims.map((claim) => [claim.service, claim])).values()]
      const last = parties.at(-1)
      if (!last || parties.every(({ item }) => item.action === 'remove')) continue
      report({
        ...spotOf(last),
        label: deed(last),
        value: key,
        peers: claimantIds(parties.slice(0, -1)),
        reason: `${joined(parties.map(claimantName))} each own \`${key}\` on ${hostList(hosts)}`,
        note: 'what one of them writes, the next run of the other undoes',
        help: 'let one of them own it; or say `shared: keyed` with the `settings` of each, or `shared: fragment`',
        related: parties.slice(0, -1).map((claim) => ({ ...spotOf(claim), label: deed(claim) })),
      })
    }
  },
}

const exclusivePath = ({ path, shared }: Config): string | undefined =>
  shared === 'exclusive' ? comparablePath(path) : undefined

const verbs: Readonly<Record<Config['action'], string>> = {
  create: 'creates it',
  replace: 'replaces it',
  modify: 'modifies it',
  remove: 'removes it',
  link: 'makes it a link',
}
const deed = (claim: Claim<Config>): string => `${claimantName(claim)} ${verbs[claim.item.action]}`

const spotOf = ({ service, index }: Claim<Config>): Spot =>
  service
    ? { document: service, field: ['configs', index, 'path'] }
    : { document: 'site', field: ['base', 'configs', index, 'path'] }

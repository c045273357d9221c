import type { Config } from '../../../model/schema/config.ts'
import { comparablePath } from '../../config-paths.ts'
import { type Claim, claimantIds, claimantName, type Meeting, meetings } from '../../meetings.ts'
import type { Report, Rule, Spot } from '../../rule.ts'
import { hostList } from '../../words.ts'

/**
 * `configs/setting-conflict`. One document may set a key several times (`HostKey`, `Listen`); two documents
 * that set it must set the same.
 */
export const settingConflict: Rule = {
  id: 'configs/setting-conflict',
  severity: 'error',
  summary: 'Two services on one host set one key of a file to different values.',
  check({ catalog, report }) {
    const seen = new Set<string>()
    for (const meeting of meetings(catalog, 'configs', pathWithSettings)) {
      for (const clash of clashesIn(meeting)) {
        const id = [clash.key, spotId(clash.first), spotId(clash.second)].join('\n')
        if (!seen.has(id)) report(reportOf(clash, meeting))
        seen.add(id)
      }
    }
  },
}

/** One setting in a file that a party claims. */
interface Setting {
  readonly claim: Claim<Config>
  readonly index: number
  readonly key: string
  readonly value: string
}

interface Clash {
  readonly key: string
  readonly first: Setting
  readonly second: Setting
}

const pathWithSettings = ({ path, settings = [] }: Config): string | undefined =>
  settings.length > 0 ? comparablePath(path) : undefined
const spotId = ({ claim, index }: Setting): string => `${claim.service?.id ?? ''} ${claim.index} ${index}`

/** Keys whose values differ between parties; two owners of the whole file are `configs/shared-file`. */
function clashesIn({ claims }: Meeting<Config>): Clash[] {
  const byKey = new Map<string, Setting[]>()
  for (const claim of claims) {
    for (const [index, { key, value }] of (claim.item.settings ?? []).entries()) {
      byKey.set(key, [...(byKey.get(key) ?? []), { claim, index, key, value }])
    }
  }
  return [...byKey].flatMap(([key, settings]) => {
    const first = settings[0]
    const second = settings.find((other) => first && excludes(first, other, settings))
    return first && second ? [{ key, first, second }] : []
  })
}

function excludes(first: Setting, other: Setting, all: readonly Setting[]): boolean {
  if (other.claim.service === first.claim.service) return false
  if (other.claim.item.shared === 'exclusive' && first.claim.item.shared === 'exclusive') return false
  return valuesOf(first, all) !== valuesOf(other, all)
}

/** All values that the setting's own party gives to the key. */
const valuesOf = ({ claim }: Setting, all: readonly Setting[]): string =>
  JSON.stringify(
    all
      .filter((other) => other.claim.service === claim.service)
      .map(({ value }) => value)
      .sort(),
  )

function reportOf({ key, first, second }: Clash, { key: path, hosts }: Meeting<Config>): Report {
  return {
    ...spotOf(second),
    label: `${claimantName(second.claim)} sets \`${second.value}\``,
    value: `${path} ${key}`,
    peers: claimantIds([first.claim]),
    reason: `${claimantName(first.claim)} and ${claimantName(second.claim)} set \`${key}\` of \`${path}\` to different values on ${hostList(hosts)}`,
    note: 'whichever is applied last holds, and the other is applied again next time',
    help: 'agree on one value, or let one document alone set the key',
    related: [{ ...spotOf(first), label: `${claimantName(first.claim)} sets \`${first.value}\`` }],
  }
}

function spotOf({ claim: { service, index: at }, index }: Setting): Spot {
  const field = ['configs', at, 'settings', index, 'value']
  return service ? { document: service, field } : { document: 'site', field: ['base', ...field] }
}

import type { Config } from '../../../model/schema/config.ts'
import { comparablePath } from '../../config-paths.ts'
import {
  type Claim,
  type Clash,
  claimantIds,
  claimantName,
  clashes,
  type Meeting,
  meetings,
} from '../../meetings.ts'
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
    const met = meetings(catalog, 'configs', pathWithSettings)
    for (const clash of clashes(met, clashesIn, ({ path, key }) => `${path} ${key}`)) report(reportOf(clash))
  },
}

const pathWithSettings = ({ path, settings = [] }: Config): string | undefined =>
  settings.length > 0 ? comparablePath(path) : undefined

/** A key of a file, and which of each party’s settings sets it. */
interface Detail {
  readonly path: string
  readonly key: string
  readonly firstIndex: number
  readonly secondIndex: number
}

interface Setting {
  readonly claim: Claim<Config>
  readonly index: number
  readonly value: string
}

function clashesIn({ key: path, claims }: Meeting<Config>): Omit<Clash<Config, Detail>, 'hosts'>[] {
  const byKey = new Map<string, Setting[]>()
  for (const claim of claims) {
    for (const [index, { key, value }] of (claim.item.settings ?? []).entries()) {
      byKey.set(key, [...(byKey.get(key) ?? []), { claim, index, value }])
    }
  }
  return [...byKey].flatMap(([key, settings]) => {
    const [first] = settings
    const second = settings.find((other) => first && excludes(first, other, settings))
    if (!first || !second) return []
    const detail = { path, key, firstIndex: first.index, secondIndex: second.index }
    return [{ first: first.claim, second: second.claim, detail }]
  })
}

/** True where two parties differ; two that each own the whole file are `configs/shared-file`. */
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

function reportOf({ first, second, detail, hosts }: Clash<Config, Detail>): Report {
  const { path, key, firstIndex, secondIndex } = detail
  return {
    ...spotOf(second, secondIndex),
    value: `${path} ${key}`,
    peers: claimantIds([first]),
    reason: `${claimantName(first)} and ${claimantName(second)} set \`${key}\` of \`${path}\` to different values on ${hostList(hosts)}`,
    note: 'whichever is applied last holds, and the other is applied again next time',
    help: 'agree on one value, or let one document alone set the key',
    related: [spotOf(first, firstIndex)],
  }
}

function spotOf(claim: Claim<Config>, setting: number): Spot {
  const { service, index, item } = claim
  const field = ['configs', index, 'settings', setting, 'value']
  const label = `${claimantName(claim)} sets \`${item.settings?.[setting]?.value}\``
  return service
    ? { document: service, field, label }
    : { document: 'site', field: ['base', ...field], label }
}

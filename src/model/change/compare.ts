import type { Catalog } from '../catalog.ts'
import { isRunning, type Service, type Team } from '../document.ts'
import { compareText, type Finding } from '../finding.ts'
import { documentedHosts, foldNodeSet } from '../node-set.ts'
import { affectedBy } from './affected.ts'
import {
  areas,
  type CameAndWent,
  type CatalogChange,
  type Change,
  type Changed,
  type TextChange,
} from './change.ts'
import { isEqual } from './entries.ts'
import {
  compareAbout,
  compareCommands,
  compareConfigs,
  compareContacts,
  compareDependencies,
  comparePackages,
  compareUnits,
} from './lists.ts'
import { comparePorts } from './ports.ts'

/** Two states of a catalogue, with everything that is known of what lies between them. */
export interface States extends CameAndWent {
  readonly before: Catalog
  readonly after: Catalog
  /** Content files whose bytes are different, are new or are gone, as paths under the content folder. */
  readonly edited: ReadonlySet<string>
  /** Old paths of documents that were moved, by their new ones. */
  readonly renamed: ReadonlyMap<string, string>
}

/** What the difference between two states of a catalogue means. */
export function compareCatalogs(states: States): CatalogChange {
  const { before, after } = states
  const former = formerIds(states)
  const services = compareKind(before.services, after.services, former, (old, now, fate) => {
    const all = serviceChanges(states, old, now)
    // What a service that is gone no longer installs is no news; what nobody listens on any more is.
    const changes = now ? all : all.filter(({ area }) => area === 'ports' || area === 'hosts')
    return fate === 'changed' && changes.length === 0 ? undefined : { kind: 'service', changes }
  })
  const teams = compareKind(before.teams, after.teams, former, (old, now, fate) => {
    const changes = teamChanges(old, now)
    return fate === 'changed' && changes.length === 0 ? undefined : { kind: 'team', changes }
  })
  const changed = [...baseChanges(before, after), ...services, ...teams]
  return {
    changed,
    texts: textChanges(states, changed),
    settings: settingChanges(before, after),
    conflicts: partOf(states, ({ ruleId }) => conflictRules.has(ruleId)),
    findings: partOf(states, ({ ruleId }) => !conflictRules.has(ruleId)),
    affected: affectedBy(services, before, after),
  }
}

/** Rules about what two services cannot both have. */
const conflictRules: ReadonlySet<string> = new Set([
  'configs/setting-conflict',
  'configs/shared-file',
  'dependencies/cycle',
  'packages/version-conflict',
  'ports/conflict',
  'ports/dynamic-overlap',
  'ports/reserved-elsewhere',
])

const partOf = ({ made, solved }: States, isPart: (finding: Finding) => boolean): CameAndWent => ({
  made: made.filter(isPart),
  solved: solved.filter(isPart),
})

/** Ids before the move, by the id after it, where the id is another one. */
function formerIds({ before, after, renamed }: States): ReadonlyMap<string, string> {
  const bySource = new Map([...before.documents.values()].map(({ source, id }) => [source, id]))
  const ids = new Map<string, string>()
  for (const { source, id } of after.documents.values()) {
    const old = bySource.get(renamed.get(source) ?? '')
    if (old !== undefined && old !== id && !before.documents.has(id) && !after.documents.has(old))
      ids.set(id, old)
  }
  return ids
}

type Judge<T> = (
  before: T | undefined,
  after: T | undefined,
  fate: Changed['fate'],
) => Pick<Changed, 'kind' | 'changes'> | undefined

/** Pairs documents of one kind by id, or by where they came from; by id afterwards. */
function compareKind<T extends Service | Team>(
  before: readonly T[],
  after: readonly T[],
  former: ReadonlyMap<string, string>,
  judge: Judge<T>,
): readonly Changed[] {
  const left = new Map(before.map((document) => [document.id, document]))
  const all: Changed[] = []
  const tell = (old: T | undefined, now: T | undefined, fate: Changed['fate']): void => {
    const document = now ?? old
    const judged = document && judge(old, now, fate)
    if (!document || !judged) return
    const { id, title } = document
    const owner = 'owner' in document ? document.owner : undefined
    const formerId = fate === 'moved' ? old?.id : undefined
    all.push({ ...judged, id, title, fate, ...(formerId && { formerId }), ...(owner && { owner }) })
  }
  for (const now of after) {
    const oldId = left.has(now.id) ? now.id : former.get(now.id)
    const old = oldId === undefined ? undefined : left.get(oldId)
    left.delete(oldId ?? '')
    tell(old, now, !old ? 'added' : old.id === now.id ? 'changed' : 'moved')
  }
  for (const old of left.values()) tell(old, undefined, 'removed')
  return all.sort((a, b) => compareText(a.id, b.id))
}

function serviceChanges(
  { before, after, edited }: States,
  old: Service | undefined,
  now: Service | undefined,
): readonly Change[] {
  const listening = (service: Service | undefined) => ({
    ports: service?.ports,
    runs: service !== undefined && isRunning(service),
  })
  return told([
    ...comparePorts(listening(old), listening(now)),
    ...comparePackages(old?.packages, now?.packages),
    ...compareConfigs(old, now, (source) => edited.has(source)),
    ...compareCommands(old?.commands, now?.commands),
    ...compareUnits(old?.units, now?.units),
    ...compareDependencies(old?.dependsOn, now?.dependsOn),
    ...compareHosts(old ? documentedHosts(before, old) : [], now ? documentedHosts(after, now) : []),
    ...compareContacts(old?.contacts, now?.contacts),
    ...compareAbout(old, now),
  ])
}

const teamChanges = (old: Team | undefined, now: Team | undefined): readonly Change[] =>
  told([...compareContacts(old?.contacts, now?.contacts), ...compareAbout(old, now)])

/** What every host carries is compared like a service. */
function baseChanges(before: Catalog, after: Catalog): readonly Changed[] {
  const [old, now] = [before.site.base, after.site.base]
  const changes = told([
    ...comparePorts({ ports: old?.ports, runs: true }, { ports: now?.ports, runs: true }),
    ...comparePackages(old?.packages, now?.packages),
    ...compareConfigs(old, now, () => false),
  ])
  if (changes.length === 0) return []
  return [{ kind: 'base', id: 'base', title: 'Every host', fate: 'changed', changes }]
}

function compareHosts(before: readonly string[], after: readonly string[]): readonly Change[] {
  const [old, now] = [new Set(before), new Set(after)]
  const sets = [
    { verb: 'added' as const, hosts: after.filter((host) => !old.has(host)) },
    { verb: 'removed' as const, hosts: before.filter((host) => !now.has(host)) },
  ]
  return sets.flatMap(({ verb, hosts }) =>
    hosts.length === 0 ? [] : [{ area: 'hosts' as const, verb, what: foldNodeSet(hosts), details: [] }],
  )
}

/** Changes by area; those of which no told field differs (a reason in other words) are text. */
const told = (changes: readonly Change[]): readonly Change[] =>
  changes
    .filter(({ verb, details }) => verb !== 'changed' || details.length > 0)
    .sort((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area))

function textChanges({ before, after, edited }: States, changed: readonly Changed[]): readonly TextChange[] {
  const said = new Set(
    changed
      .flatMap(({ id, formerId }) => [after.documents.get(id), before.documents.get(formerId ?? id)])
      .map((document) => document?.source),
  )
  const [old, now] = [before, after].map(
    (catalog) => new Set([...catalog.documents.values()].map(({ source }) => source)),
  )
  return [...edited]
    .filter((source) => (old?.has(source) || now?.has(source)) && !said.has(source))
    .sort(compareText)
    .map((source) => {
      return { source, fate: !old?.has(source) ? 'added' : now?.has(source) ? 'changed' : 'removed' }
    })
}

function settingChanges(before: Catalog, after: Catalog): readonly string[] {
  const [old, now] = [before.site, after.site] as const
  const apart = new Set(['base', 'path', 'places'])
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => !apart.has(key))
  return keys
    .filter((key) => !isEqual(old[key as keyof typeof old], now[key as keyof typeof now]))
    .sort(compareText)
}

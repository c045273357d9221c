import { type Catalog, perCatalog } from './catalog.ts'
import { isComplete, isRunning, type Service } from './document.ts'
import { compareText } from './finding.ts'
import { hostNameProblem, matchNames } from './host-pattern.ts'

export { foldNodeSet } from './fold-node-set.ts'

/** The site's named node sets, by name without the `@`. */
export type HostGroups = Readonly<Record<string, readonly string[]>>

/** Hosts of a node set, sorted and unique; or why it is none. */
export type Expansion = { readonly hosts: readonly string[] } | ExpansionProblem

/** Why a text is not a node set: a sentence without a full stop. */
interface ExpansionProblem {
  readonly reason: string
  readonly kind: 'syntax' | 'group-unknown' | 'too-large'
  readonly help?: string
}

/** Most hosts that one entry may name. */
const maxHosts = 4096

/** Deepest chain of groups that name one another; nobody means more. */
const maxGroupDepth = 16

/**
 * The hosts that a node set in ClusterShell syntax names: `mc[1001-1018,1020].example`, `db[01-09/2]`, `@group`;
 * `,` adds, `!` takes away, `&` keeps what both have, `^` what only one has, from left to right.
 *
 * Host names are lower-cased: DNS does not tell case apart. Sizes are known before anything is expanded.
 */
export function expandNodeSet(text: string, groups: HostGroups = {}): Expansion {
  const found = expand(text, groups, [])
  if ('reason' in found) return found
  if (found.hosts.size === 0) return syntax(`\`${text}\` names no host`)
  return { hosts: [...found.hosts].sort(compareText) }
}

/** Hosts, and how many groups deep they were looked up. */
interface Found {
  readonly hosts: ReadonlySet<string>
  readonly depth: number
}

function expand(text: string, groups: HostGroups, stack: readonly string[]): Found | ExpansionProblem {
  let hosts: ReadonlySet<string> = new Set()
  let depth = 0
  for (const { operator, term } of termsOf(text)) {
    if (term === '') return syntax(`a host name is missing in \`${text}\``)
    const found = term.startsWith('@') ? expandGroup(term.slice(1), groups, stack) : expandPattern(term)
    if ('reason' in found) return found
    hosts = combine(hosts, operator, found.hosts)
    depth = Math.max(depth, found.depth)
    if (hosts.size > maxHosts) return tooLarge(text)
  }
  return { hosts, depth }
}

function expandPattern(term: string): Found | ExpansionProblem {
  const matched = matchNames(term, maxHosts)
  if ('reason' in matched) return syntax(matched.reason)
  if ('size' in matched) return tooLarge(term)
  const wrong = hostNameProblem(matched.names[0] ?? '')
  return wrong ? syntax(`\`${term}\` ${wrong}`) : { hosts: new Set(matched.names), depth: 0 }
}

/** Groups by what they stand for: the same group is named in many documents. */
const known = new WeakMap<HostGroups, Map<string, Found>>()

function expandGroup(name: string, groups: HostGroups, stack: readonly string[]): Found | ExpansionProblem {
  const entries = Object.hasOwn(groups, name) ? groups[name] : undefined
  if (!entries) return unknownGroup(name, groups)
  if (stack.includes(name)) return syntax(`the host group \`@${name}\` contains itself`)
  const remembered = known.get(groups) ?? new Map<string, Found>()
  known.set(groups, remembered)
  const isDeep = stack.length >= maxGroupDepth
  const found = remembered.get(name) ?? (isDeep ? undefined : expandAll(name, entries, groups, stack))
  // A problem may be due to the way here (a circle, the depth), so only hosts are remembered.
  if (found && !('reason' in found)) remembered.set(name, found)
  if (found && ('reason' in found || stack.length + found.depth <= maxGroupDepth)) return found
  return syntax(`the host group \`@${stack[0] ?? name}\` is nested too deeply`)
}

/** Each entry by itself: what one takes away was never the others'. */
function expandAll(
  name: string,
  entries: readonly string[],
  groups: HostGroups,
  stack: readonly string[],
): Found | ExpansionProblem {
  const hosts = new Set<string>()
  let depth = 1
  for (const entry of entries) {
    const found = expand(entry, groups, [...stack, name])
    if ('reason' in found) return found
    for (const host of found.hosts) hosts.add(host)
    depth = Math.max(depth, found.depth + 1)
    if (hosts.size > maxHosts) return tooLarge(`@${name}`)
  }
  return { hosts, depth }
}

function combine(
  hosts: ReadonlySet<string>,
  operator: string,
  named: ReadonlySet<string>,
): ReadonlySet<string> {
  if (hosts.size === 0 && operator === ',') return named
  if (operator === '!') return new Set([...hosts].filter((host) => !named.has(host)))
  if (operator === '&') return new Set([...hosts].filter((host) => named.has(host)))
  const added = [...named].filter((host) => operator === ',' || !hosts.has(host))
  const kept = operator === '^' ? [...hosts].filter((host) => !named.has(host)) : hosts
  return new Set([...kept, ...added])
}

/** Terms with the operator in front of each; the first has `,`. Operators inside brackets are not ours. */
function termsOf(text: string): { operator: string; term: string }[] {
  const terms: { operator: string; term: string }[] = []
  let depth = 0
  let start = 0
  let operator = ','
  for (let at = 0; at <= text.length; at++) {
    const char = text[at] ?? ','
    if (char === '[') depth++
    if (char === ']' && depth > 0) depth--
    if (at < text.length && (depth > 0 || !',!&^'.includes(char))) continue
    terms.push({ operator, term: text.slice(start, at).trim() })
    operator = char
    start = at + 1
  }
  return terms
}

const syntax = (reason: string): ExpansionProblem => ({ kind: 'syntax', reason })

const tooLarge = (text: string): ExpansionProblem => ({
  kind: 'too-large',
  reason: `\`${text}\` names more than ${maxHosts} hosts`,
  help: 'split it into several entries, if it is meant',
})

function unknownGroup(name: string, groups: HostGroups): ExpansionProblem {
  const names = Object.keys(groups).sort(compareText)
  const few = names.slice(0, 8).map((known) => `\`@${known}\``)
  const help =
    names.length === 0
      ? 'define it under `hostGroups` in the site’s configuration'
      : `the site has ${few.join(', ')}${names.length > few.length ? ', …' : ''}`
  return { kind: 'group-unknown', reason: `there is no host group \`@${name}\``, help }
}

/** What the hosts of a list of node sets are, and whether every entry could be read. */
interface HostList {
  readonly hosts: readonly string[]
  readonly whole: boolean
}

const hostLists = perCatalog(() => ({
  byEntries: new WeakMap<readonly string[], HostList>(),
  byText: new Map<string, HostList>(),
}))

const noEntries: readonly string[] = []

/** Expanded once; services with equal lists share one. */
function hostList(catalog: Catalog, service: Service): HostList {
  const entries: readonly string[] = service.hosts ?? noEntries
  const { byEntries, byText } = hostLists(catalog)
  const known = byEntries.get(entries)
  if (known) return known
  const text = entries.join('\n')
  const list = byText.get(text) ?? expandList(catalog, entries)
  byText.set(text, list)
  byEntries.set(entries, list)
  return list
}

function expandList({ site }: Catalog, entries: readonly string[]): HostList {
  const expanded = entries.map((entry) => expandNodeSet(entry, site.hostGroups))
  const hosts = expanded.flatMap((result) => ('hosts' in result ? result.hosts : []))
  return {
    hosts: [...new Set(hosts)].sort(compareText),
    whole: expanded.every((result) => 'hosts' in result),
  }
}

/** The hosts that a service runs on, sorted and unique; entries that are no node set are left out. */
export const hostsOf = (catalog: Catalog, service: Service): readonly string[] =>
  isRunning(service) ? documentedHosts(catalog, service) : []

/** As {@link hostsOf}, also of a service that does not run yet or any more. */
export const documentedHosts = (catalog: Catalog, service: Service): readonly string[] =>
  hostList(catalog, service).hosts

/** True where a service documents hosts and every entry could be read: absence from them means something. */
export const hasKnownHosts = (catalog: Catalog, service: Service): boolean =>
  isComplete(service, 'hosts') &&
  documentedHosts(catalog, service).length > 0 &&
  hostList(catalog, service).whole

/** Every host that a running service names, sorted, with the services that run there in the order of ids. */
export const hostIndex: (catalog: Catalog) => ReadonlyMap<string, readonly Service[]> = perCatalog(
  (catalog) => {
    const index = new Map<string, Service[]>()
    for (const service of catalog.services) {
      if (!isRunning(service)) continue
      for (const host of hostsOf(catalog, service)) {
        const there = index.get(host)
        if (there) there.push(service)
        else index.set(host, [service])
      }
    }
    return new Map([...index].sort(([a], [b]) => compareText(a, b)))
  },
)

import { readFileSync } from 'node:fs'
import type { Files } from '../check/judged.ts'

/** A machine role: what stands on some hosts. */
interface Role {
  readonly id: string
  readonly team: string
  /** One node set; empty where the facts name no hosts. */
  readonly hosts: string
  readonly packages: readonly (string | { readonly name: string; readonly component: string })[]
  readonly files: readonly {
    readonly path: string
    readonly gone?: true
    readonly owner?: string
    readonly group?: string
    readonly mode?: string
  }[]
  readonly units: readonly string[]
  /** `tcp/80`, `udp/6000-6002`; ` any` behind it where the whole world is let in. */
  readonly ports: readonly string[]
}

/** A service with addresses of its own on the load balancers. */
interface VirtualService {
  readonly name: string
  readonly port: number
  readonly tls: boolean
  readonly stage: string
  readonly sites: readonly string[]
  readonly addresses: readonly string[]
}

interface Facts {
  readonly roles: readonly Role[]
  readonly virtual: readonly VirtualService[]
  readonly balancers: string
  readonly mesh: readonly string[]
}

const facts: Facts = JSON.parse(readFileSync(new URL('facts.json', import.meta.url), 'utf8'))

/** Listeners of every host: a role that opens their ports for them does not listen there itself. */
const baseline = `title: Fleet
base:
  packages: [openssh-server, prometheus-node-exporter]
  ports:
    - {port: 22, name: ssh, bind: "*", exposure: internal, tls: required, auth: acl, allow: "network:production"}
    - {port: 9100, name: metrics, bind: "*", exposure: internal, tls: required, auth: mtls, allow: "network:production"}
    - {port: 9102, name: backup, bind: "*", exposure: internal, tls: required, auth: mtls, allow: "network:production"}
networks:
  production: [10.0.0.0/8, 208.80.152.0/22]
hostGroups:
  balancers: ["lvs[1017-1020].eqiad.wmnet", "lvs[2011-2014].codfw.wmnet"]
`
const inBaseline = new Set(['tcp/22', 'tcp/9100', 'tcp/9102'])

/** A range wider than this is a hole in a firewall, not a listener. */
const widestListener = 1000
/** Of a range as wide as this a process takes what is free, as Spark and Druid do for their jobs. */
const narrowestDynamic = 50

/** The whole fleet as content files, all of them written by rule from the facts. */
export function fleetFiles(): Files {
  const clients = shared(facts.roles.flatMap(({ files }) => files.map(({ path }) => path)))
  const teams = [...new Set(facts.roles.map(({ team }) => team))].sort()
  return Object.fromEntries([
    ['portolan.config.yaml', baseline],
    ...teams.map((id) => [`teams/${id}.md`, teamDocument(id)]),
    ...facts.roles.map((role) => [`services/roles/${role.id}.md`, roleDocument(role, clients)]),
    ...facts.virtual
      .filter(isAlone)
      .map((service) => [`services/virtual/${idOf(service)}.md`, virtualDocument(service)]),
    ['services/mediawiki.md', meshClient()],
    [
      'help/paging.md',
      '# Paging\n\n## Who is called\n\nThe owner of the service, then the team that answers for its hosts.\n',
    ],
  ])
}

/** Files of several roles come from a profile that they have in common: whoever owns them, it is none of the roles. */
const shared = (paths: readonly string[]): Set<string> => {
  const seen = new Set<string>()
  return new Set(paths.filter((path) => seen.has(path) || !seen.add(path)))
}

const roleIds = new Set(facts.roles.map(({ id }) => id))
const idOf = ({ name }: VirtualService): string => {
  const id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return roleIds.has(id) ? `${id}-lvs` : id
}
const isAlone = ({ addresses }: VirtualService): boolean => addresses.length > 0

const titleOf = (id: string): string => {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const teamDocument = (id: string): string => `---
title: ${titleOf(id)} team
summary: Answers for what carries its name.
contacts:
  - {kind: irc, address: "#${id}", bestFor: Outages.}
  - {kind: mail, address: ${id}@example.org, bestFor: Questions that can wait.}
---
See [who is called](../help/paging.md#who-is-called).
`

interface Parts {
  readonly title: string
  readonly summary: string
  readonly lifecycle: string
  readonly owner: string
  readonly hosts: readonly string[]
  readonly packages?: readonly string[]
  readonly configs?: readonly string[]
  readonly commands?: readonly string[]
  readonly units?: readonly string[]
  readonly ports?: readonly string[]
  readonly dependsOn?: readonly string[]
}

/** Every document has the same layout: one field a line, one list item in block form below it. */
function document({ title, summary, lifecycle, owner, hosts, ...lists }: Parts): string {
  const list = (name: string, items: readonly string[]) =>
    items.length === 0 ? `${name}: []\n` : `${name}:\n${items.map((item) => `  - ${item}\n`).join('')}`
  const { packages = [], configs = [], commands = [], units = [], ports = [], dependsOn = [] } = lists
  return [
    `---\ntitle: ${title}\nsummary: ${summary}\nlifecycle: ${lifecycle}\nowner: ${owner}\n`,
    list(
      'hosts',
      hosts.map((host) => `"${host}"`),
    ),
    'reviewed: 2026-10-01\n',
    list('packages', packages),
    list('configs', configs),
    list('commands', commands),
    list('units', units),
    list('ports', ports),
    list('dependsOn', dependsOn),
    `---\n## When it breaks\n\nAsk its owner, [[${owner}]].\n`,
  ].join('')
}

function roleDocument(role: Role, profileFiles: ReadonlySet<string>): string {
  const units = role.units.map((unit) => (/\.[a-z]+$/.test(unit) ? unit : `${unit}.service`))
  return document({
    title: titleOf(role.id),
    summary: `Hosts of the role ${role.id}.`,
    lifecycle: 'production',
    owner: role.team,
    hosts: role.hosts === '' ? [] : role.hosts.split(/,(?![^[]*\])/),
    packages: [
      ...new Map(role.packages.map((item) => [typeof item === 'string' ? item : item.name, item])).values(),
    ].map((item) =>
      typeof item === 'string'
        ? item
        : `{name: ${item.name}, source: apt, repository: apt.example.org, component: ${item.component}}`,
    ),
    configs: role.files.filter(({ path }) => !profileFiles.has(path)).map(configOf),
    commands: [
      `{run: [/usr/sbin/sysctl, --system], repeatable: true}`,
      ...(units[0] ? [`{run: systemctl restart ${units[0]}, when: operate}`] : []),
    ],
    units: [...new Set(units)],
    ports: listenersOf(role),
  })
}

const configOf = ({ path, gone, owner, group, mode }: Role['files'][number]): string => {
  if (gone) return `{path: ${path}, action: remove}`
  return owner ? `{path: ${path}, owner: ${owner}, group: ${group}, mode: "${mode}"}` : path
}

function listenersOf({ ports }: Role): string[] {
  return ports.flatMap((text) => {
    const [, key = '', transport, first, last, open] = /^((\w+)\/(\d+)(?:-(\d+))?)( any)?$/.exec(text) ?? []
    if (inBaseline.has(key) || Number(last ?? first) - Number(first) > widestListener) return []
    const isDynamic = Number(last ?? first) - Number(first) > narrowestDynamic
    const port = last === undefined ? first : `"${first}-${last}"${isDynamic ? ', dynamic: true' : ''}`
    const where = `port: ${port}, transport: ${transport}, name: ${transport}-${first}, bind: "*"`
    return open
      ? `{${where}, exposure: public, tls: required, auth: none, allow: any}`
      : `{${where}, exposure: internal, tls: required, auth: mtls, allow: "network:production"}`
  })
}

/** Services that meet on one address and number share it there by name. */
function virtualDocument(service: VirtualService): string {
  const { name, port, stage, sites, addresses } = service
  const peers = facts.virtual.filter(
    (other) => other.port === port && other.addresses.some((a) => addresses.includes(a)),
  )
  const share = peers.length > 1 ? `, share: {group: ingress-${peers[0]?.name}, by: sni}` : ''
  const isPublic = addresses.some((address) => !/^10\./.test(address))
  const id = idOf(service)
  return document({
    title: `${titleOf(id)} address`,
    summary: `Where clients reach ${name}.`,
    lifecycle: stage,
    owner: 'traffic',
    hosts: facts.balancers
      .split(/,(?![^[]*\])/)
      .filter((hosts) => sites.some((site) => hosts.includes(`.${site}.`))),
    ports: [
      `{port: ${port}, name: clients, bind: [${addresses.map((address) => `"${address}"`).join(', ')}], ${
        isPublic
          ? 'exposure: public, tls: required, auth: none, allow: any'
          : 'exposure: internal, tls: required, auth: mtls, allow: "network:production"'
      }${share}}`,
    ],
  })
}

/** What the wiki itself calls through its mesh of local proxies. */
function meshClient(): string {
  const upstreams = facts.virtual.filter(
    (service) => facts.mesh.includes(service.name) && service.addresses.length > 0,
  )
  return document({
    title: 'MediaWiki',
    summary: 'Renders pages; everything else is called through local proxies.',
    lifecycle: 'production',
    owner: 'serviceops',
    hosts: ['mw[1414-1416].eqiad.wmnet'],
    dependsOn: upstreams
      .filter(({ stage }) => stage === 'production')
      .map((service) => `{service: ${idOf(service)}, port: ${service.port}}`),
  })
}

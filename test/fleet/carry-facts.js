// Carries the facts that the fleet of the tests is made of over into facts.json, in a form of our own. Run by hand when
// the facts change, after `npm run compile`: node test/fleet/carry-facts.js FACTS.json > test/fleet/facts.json
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { foldNodeSet } from '../../lib/src/model/fold-node-set.js'

const facts = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const isText = (value) => typeof value === 'string' && !/[${}\s]/.test(value)
const idOf = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** Names that say what the role is for, where the last part of the role's own name does not. */
const ids = {
  'mediawiki::memcached': 'memcached',
  'redis::misc::master': 'redis-misc',
  'kafka::main': 'kafka-main',
  'kubernetes::worker': 'kubernetes-worker',
  dnsbox: 'dns',
}

const roleOf = ({ role, teams, hosts, packages, configFiles, units, firewallOpenings }) => ({
  id: ids[role] ?? idOf(role),
  team: idOf(teams[0]),
  hosts: foldNodeSet(hosts),
  packages: packages.filter(isWanted).map(({ name, component }) => (component ? { name, component } : name)),
  files: configFiles.filter(isKnownFile).map(fileOf),
  units: [...new Set(units.filter(isText).map((unit) => unit.replace(/\.service$/, '')))].sort(),
  ports: openingsOf(firewallOpenings),
})

const isWanted = ({ name, source, ensure }) =>
  isText(name) && /^apt/.test(source) && (ensure === undefined || ensure === 'latest')

const isKnownFile = ({ path, ensure }) =>
  isText(path) && ['file', 'present', 'absent'].includes(ensure ?? 'file')

const fileOf = ({ path, ensure, owner, group, mode }) => ({
  path,
  ...(ensure === 'absent' ? { gone: true } : isText(owner) && isText(mode) && { owner, group, mode }),
})

/** `tcp/80-81 any`: what is let in is, in this fleet, what a daemon of the role listens on. */
function openingsOf(openings) {
  const found = new Map()
  for (const { transport, ports, sources, openToAll } of openings) {
    for (const [first, last] of ports ?? []) {
      const key = `${transport}/${first === last ? first : `${first}-${last}`}`
      const isPublic = openToAll || found.get(key)?.isPublic === true
      found.set(key, { isPublic, sources: sources ?? null })
    }
  }
  // Every host has these two: they are the site's base layer.
  return [...found]
    .filter(([key]) => key !== 'tcp/22' && key !== 'tcp/9100')
    .map(([key, { isPublic }]) => (isPublic ? `${key} any` : key))
}

const virtualOf = ({ name, port, encryption, state, sites, ip }) => ({
  name,
  port,
  tls: encryption === true,
  stage: state === 'production' ? 'production' : 'experimental',
  sites: [...sites].sort(),
  addresses: [...new Set(Object.values(ip).flatMap((byName) => Object.values(byName)))].sort(),
})

const carried = {
  about: facts.about,
  roles: facts.roles.map(roleOf),
  balancers: foldNodeSet(facts.roles.find(({ role }) => role === 'lvs::balancer').hosts),
  virtual: facts.catalogue.map(virtualOf),
  mesh: [...new Set(facts.meshListeners.map(({ service }) => service))].sort(),
}
const lines = (list) => list.map((item) => `    ${JSON.stringify(item)}`).join(',\n')
const { roles, virtual, ...rest } = carried
process.stdout.write(
  `{\n${Object.entries(rest)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
    .join('')}  "roles": [\n${lines(roles)}\n  ],\n  "virtual": [\n${lines(virtual)}\n  ]\n}\n`,
)

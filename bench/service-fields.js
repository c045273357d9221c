import { adjectives, capital, nouns, packages, protocols, tags, verbs } from './words.js'

/** Above this many consumers a firewall names networks, not services. */
const listedConsumers = 12

/**
 * Front matter of a service with every field stated, as YAML without its fences.
 *
 * @param {ReturnType<import('./service-plan.js').planServices>[number]} plan
 * @param {readonly (typeof plan)[]} plans all of them, by index
 * @param {string} owner id of a team
 */
export function serviceFields(plan, plans, owner) {
  const { id, title, lifecycle, system, hosts, index, random } = plan
  const { pick, sample } = random
  return `title: ${title}
summary: ${capital(pick(verbs))} every ${pick(adjectives)} ${pick(nouns)} and ${pick(verbs)} the ${pick(nouns)} of each ${pick(nouns)}.
owner: ${owner}
lifecycle: ${lifecycle}
system: ${system}
tags: [${sample(tags, 3).join(', ')}]
hosts: ["${hosts}"]
reviewed: 2026-0${1 + (index % 9)}-1${index % 10}
reviewEvery: 9999d
${packageFields(plan)}
${configFields(plan)}
${commandFields(plan)}
units: [${id}.service, ${id}-exporter.service]
${portFields(plan, plans)}
${dependencyFields(plan, plans)}
links:
  - {title: Dashboard of ${title}, url: "https://dashboards.bench.example/d/${id}"}
  - {title: Source, url: "https://source.bench.example/${system}/${id}"}
`
}

function packageFields({ id, index, random }) {
  const shared = random.sample(packages, 2 + random.below(4)).map((name) => `  - ${name}`)
  const own = `  - {name: ${id}, source: apt, repository: apt.bench.example, component: main, version: ">= 1.${random.below(20)}.${random.below(10)}"}`
  return ['packages:', own, ...shared, ...(index % 10 === 3 ? [pythonPackage(id, random)] : [])].join('\n')
}

const pythonPackage = (id, random) => `  - name: ${id}-client
    source: pypi
    version: "2.${random.below(10)}.${random.below(10)}"
    lock: "sha256:${Array.from({ length: 64 }, () => '0123456789abcdef'[random.below(16)]).join('')}"
    why: Our own client library, released from the same repository.
    packagedAs: python3-${id}-client`

const configFields = ({ id, firstPort, random }) => `configs:
  - path: /etc/${id}/${id}.conf
    action: create
    owner: root
    group: root
    mode: "0644"
    settings:
      - {key: listen, value: "${firstPort}", separator: " = "}
      - {key: workers, value: "${2 + random.below(30)}", separator: " = ", why: One for each ${random.pick(nouns)} of a host.}
      - {key: ${random.pick(nouns)}_limit, value: "${100 * (1 + random.below(90))}", separator: " = "}
    validate: ${id} --check-config %
    notify: ${id}.service
    why: The package ships an example only.
  - path: /etc/default/${id}
    owner: root
    group: root
    mode: "0644"
    settings:
      - {key: LOG_LEVEL, value: ${random.pick(['info', 'notice', 'warning'])}, separator: "="}
    notify: [${id}.service, ${id}-exporter.service]`

const commandFields = ({ id, random }) => `commands:
  - run: install -d -o ${id} -g ${id} -m 0750 /var/lib/${id}
    creates: /var/lib/${id}
    why: The daemon keeps its ${random.pick(nouns)} there.
  - run: ${id}ctl initialise --${random.pick(nouns)} main
    unless: ${id}ctl status --quiet
    timeout: 5m
  - run: [${id}ctl, drain, --wait]
    when: operate
    why: Before a host is taken out.`

function portFields({ id, index, firstPort, neededBy, random }, plans) {
  const consumers = neededBy.map((other) => plans[other].id)
  const main = `  - port: ${firstPort}
    name: main
    protocol: ${random.pick(protocols)}
    bind: ${index % 10 === 0 ? '"*"' : 'interface:internal'}
    exposure: internal
    tls: required
    auth: mtls
    allow: [${consumers.length === 0 || consumers.length > listedConsumers ? 'network:production' : consumers.map((other) => `"service:${other}"`).join(', ')}]
    user: ${id}
    why: What other services use.`
  const admin = `  - {port: ${firstPort + 1}, name: admin, protocol: http, bind: localhost, exposure: loopback, tls: none, auth: none, user: ${id}}`
  const metrics = `  - {port: ${firstPort + 2}, name: metrics, protocol: https, bind: "interface:internal", exposure: internal, tls: required, auth: token, allow: "network:monitoring", user: ${id}}`
  return ['ports:', main, admin, ...(index % 2 === 0 ? [metrics] : [])].join('\n')
}

function dependencyFields({ index, needs, random }, plans) {
  if (needs.length === 0) return 'dependsOn: []'
  const entries = needs.map((provider, at) =>
    at === 0 && index % 2 === 1
      ? `  - service: ${plans[provider].id}
    port: main
    criticality: soft
    why: ${capital(random.pick(verbs))} the ${random.pick(nouns)} sooner.
    fallback: The ${random.pick(nouns)} stays ${random.pick(adjectives)} until it is back.`
      : `  - {service: ${plans[provider].id}, port: main, why: It ${random.pick(verbs)} the ${random.pick(nouns)}.}`,
  )
  return ['dependsOn:', ...entries].join('\n')
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { serviceBody } from './service-body.js'
import { serviceFields } from './service-fields.js'
import { folderSize, planServices } from './service-plan.js'
import { capital, nouns } from './words.js'

/**
 * Writes a catalogue of `count` services that has no errors, the same bytes for the same count and seed.
 * What `folder` held before is removed. Returns the path of one service document, for whoever wants to change it.
 *
 * @param {string} folder
 * @param {number} count
 * @param {{ seed?: number }} [options]
 */
export function writeCatalogue(folder, count, { seed = 1 } = {}) {
  rmSync(folder, { recursive: true, force: true })
  const plans = planServices(count, seed)
  const pathOf = (plan) => join(folder, 'content', 'services', plan.folder, `${plan.id}.md`)
  for (const plan of plans) {
    const owner = teamId(Math.floor(plan.index / folderSize))
    write(pathOf(plan), `---\n${serviceFields(plan, plans, owner)}---\n${serviceBody(plan, plans, owner)}`)
  }
  const teams = Math.max(1, Math.ceil(count / folderSize))
  for (let team = 0; team < teams; team++) {
    write(join(folder, 'content', 'teams', `${teamId(team)}.md`), teamDocument(team))
  }
  for (const [name, text] of Object.entries(pages)) write(join(folder, 'content', name), text)
  write(join(folder, 'portolan.config.yaml'), configuration)
  return pathOf(plans[Math.floor(count / 2)])
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

const teamId = (team) => `${nouns[(team * 7) % nouns.length]}-team-${String(team + 1).padStart(2, '0')}`

function teamDocument(team) {
  const id = teamId(team)
  return `---
title: ${capital(id.replaceAll('-', ' '))}
summary: Answers for the services of folder ${team + 1}.
contacts:
  - {kind: chat, address: "https://chat.bench.example/${id}", bestFor: Questions and plans}
  - {kind: mail, address: ${id}@bench.example, bestFor: What can wait a day}
  - {kind: pager, address: ${id}-oncall, bestFor: "Outages, at any hour"}
---
## What we answer for

Everything whose page names us as its owner. Read [[on-call]] before you page us.
`
}

const configuration = `title: Benchmark catalogue
content: content
output: dist
language: en
hostGroups:
  monitoring: ["monitor[1-2].bench.example"]
networks:
  production: [10.0.0.0/8]
  monitoring: [10.0.2.0/24]
base:
  packages: [openssh-server, prometheus-node-exporter]
  ports:
    - {port: 22, name: ssh, protocol: ssh, bind: "*", exposure: internal, tls: required, auth: acl, allow: "network:production"}
    - {port: 9100, name: node-exporter, protocol: http, bind: "*", exposure: internal, tls: none, auth: none, allow: "@monitoring", user: prometheus}
`

const pages = {
  'index.md': `---
title: Benchmark catalogue
---
Services that nobody runs, documented as if somebody did. Start with [[on-call]] or with the [[naming]] of things.
`,
  'help/on-call.md': `---
title: On call
tags: [help]
---
## First look

1. Find the service and its owner.
2. Read *When it breaks* of its page.
3. Page the owner if you do not understand what you see.

## Afterwards

Write down what happened, and correct the page. How things are called is explained under [[naming]].
`,
  'help/naming.md': `---
title: Naming
tags: [help]
---
## Services

A colour or a mood, a thing, and a running number. The number never changes; the rest is there for people.

## Hosts

\`node0001.bench.example\` and so on, three for ten services.
`,
}

import { type CheckResult, check } from '../../src/check/index.ts'
import { createCatalog, type Site } from '../../src/model/catalog.ts'
import type { Finding } from '../../src/model/finding.ts'
import { type ParsedSnapshot, parseAptSnapshot, refusedSnapshot } from '../../src/parse/apt-snapshot.ts'
import { parseDocument } from '../../src/parse/document.ts'
import { defaultSite, parseSite } from '../../src/parse/site.ts'
import type { ParsedDocument } from '../../src/parse/unreadable-document.ts'

/** The day on which the tests judge. */
export const today = '2026-11-23'

/** Text by path under the content folder; `portolan.config.yaml` configures the site. */
export type Files = Readonly<Record<string, string>>

/** A team that can be reached, so that services may inherit its contacts. */
const serviceops = `---
title: Service operations
contacts:
  - {kind: irc, address: "#serviceops", bestFor: Outages.}
  - {kind: mail, address: serviceops@example.org, bestFor: Questions that can wait.}
---
`

const parseFile = (source: string, text: string): ParsedDocument =>
  parseDocument({ source, path: source, text })

/** Parses and checks files as `portolan check` does; `parse` may remember what it has parsed. */
export function judge(files: Files, parse = parseFile): CheckResult {
  const all: Files = { 'teams/serviceops.md': serviceops, ...files }
  const configuration = all['portolan.config.yaml']
  const parsedSite =
    configuration === undefined
      ? { site: defaultSite, findings: [] }
      : parseSite({ path: 'portolan.config.yaml', text: configuration })
  const pages = Object.keys(all).filter((path) => path.endsWith('.md'))
  const parsed = pages.map((source) => parse(source, all[source] ?? ''))
  const beside = Object.keys(all).filter((path) => !path.endsWith('.md') && path !== 'portolan.config.yaml')
  const site: Site = parsedSite.site
  const snapshot = site.apt === undefined ? { findings: [] } : snapshotIn(all, site)
  const catalog = createCatalog(
    site,
    parsed.map(({ document }) => document),
    beside,
    snapshot.index,
  )
  return check(catalog, {
    today,
    raised: [...parsedSite.findings, ...snapshot.findings, ...parsed.flatMap(({ findings }) => findings)],
  })
}

/** The package snapshot among the files that the configuration names. */
function snapshotIn(files: Files, site: Site): ParsedSnapshot {
  const { apt: path = '' } = site
  const text = files[path]
  return text === undefined ? refusedSnapshot(site, 'is not there') : parseAptSnapshot({ path, text })
}

/**
 * A complete service in production of which nothing is wrong, with these fields instead of its own. The given
 * lines come first: line N of them is line N + 1 of the file.
 */
export function service(fields: string): string {
  const given = new Set([...fields.matchAll(/^([A-Za-z]+):/gm)].map((match) => match[1]))
  const rest = Object.entries(complete).filter(([key]) => !given.has(key))
  return `---\n${fields.trimEnd()}\n${rest.map(([key, value]) => `${key}: ${value}\n`).join('')}---\n`
}

const complete = {
  title: 'Web front end',
  summary: 'Answers readers.',
  lifecycle: 'production',
  owner: 'serviceops',
  hosts: '[web1001.example]',
  reviewed: '2026-11-01',
  packages: '[]',
  configs: '[]',
  commands: '[]',
  units: '[]',
  ports: '[]',
}

const words = { error: 'error', warn: 'warning', info: 'info' } as const

/** `services/web.md:9:11 error: …`, with the rule behind where it is not `ruleId`. */
export function shown({ path, place, severity, reason, ruleId }: Finding, own?: string): string {
  const rule = ruleId === own ? '' : ` [${ruleId}]`
  return `${path}:${place.line}:${place.column} ${words[severity]}: ${reason}${rule}`
}

/** What is found in some files, one line a finding. */
export const found = (files: Files): string[] => judge(files).findings.map((finding) => shown(finding))

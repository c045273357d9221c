import type { Finding } from '../../src/model/finding.ts'
import type { Place } from '../../src/model/place.ts'
import type { ReportContext, ReportSummary } from '../../src/report/reporter.ts'

/** A stretch of one line. */
export const at = (line: number, column: number, endColumn: number): Place => ({
  line,
  column,
  endLine: line,
  endColumn,
})

/** A finding of which a test says only what matters to it. */
export const findingOf = (parts: Partial<Finding>): Finding => ({
  ruleId: 'meta/type-mismatch',
  severity: 'error',
  path: 'content/services/web.md',
  place: at(1, 1, 4),
  reason: '`title`: expected text, got a number',
  related: [],
  fingerprint: '9f2c4be6a1d07735',
  ...parts,
})

const clean: ReportSummary = {
  errors: 0,
  warnings: 0,
  infos: 0,
  suppressed: 0,
  baselined: 0,
  fixable: 0,
  unsafelyFixable: 0,
  services: 45,
}

/** The surroundings of a report over these files. */
export const contextOf = (
  files: Record<string, string>,
  summary: Partial<ReportSummary> = {},
  parts: Partial<ReportContext> = {},
): ReportContext => ({
  sourceOf: (path) => files[path],
  summary: { ...clean, ...summary },
  colour: false,
  docs: (ruleId) => `https://docs.example/rules/${ruleId}.html`,
  ruleOf: (ruleId) => ({ summary: `What ${ruleId} finds`, severity: 'error', page: `# ${ruleId}\n` }),
  failsAt: 'error',
  today: '2026-11-24',
  version: '1.2.3',
  ...parts,
})

const web = `---
title: Public web
summary: Serves the public site.
lifecycle: production
owner: edge
hosts: [edge-1]
packages: [nginx]
ports:
  - port: 443
    bind: 0.0.0.0
  - port: 80
    bind: 0.0.0.0
  - port: 443
    bind: "192.0.2.9"
---
`

const mail = `---
title: Mail
summary: Takes mail over HTTPS.
lifecycle: production
owner: edge
hosts: [edge-1]
packages:
  - name: postfix
    version: ">= 3.7"
configs: []
commands: []
units: [postfix.service]
ports:
  - port: 443
    bind: 192.0.2.7
---
`

/** Two services that want one port, and one of them twice. */
export const conflictFiles = { 'content/services/web.md': web, 'content/services/mail.md': mail }

/** The worked form of the design: one place in each of two files. */
export const conflict = findingOf({
  ruleId: 'ports/conflict',
  path: 'content/services/web.md',
  place: at(9, 11, 14),
  reason: 'tcp/443 on edge-1 is claimed by `mail` and `web`',
  label: '`web` binds 0.0.0.0:443',
  note: '0.0.0.0 includes 192.0.2.7',
  help: 'bind each to an address of its own, or put one behind the other; 8443 is free on edge-1',
  related: [
    { path: 'content/services/mail.md', place: at(14, 11, 14), label: '`mail` binds 192.0.2.7:443' },
    { path: 'content/services/web.md', place: at(13, 11, 14), label: '`web` binds 192.0.2.9:443' },
  ],
  fingerprint: '0c6f1d2a4e8b9735',
})

/** A warning and a note beside the conflict. */
export const others: readonly Finding[] = [
  findingOf({
    ruleId: 'packages/undocumented',
    severity: 'warn',
    path: 'content/services/web.md',
    place: at(4, 12, 22),
    reason: '`lifecycle`: this stage is about to need more',
    fingerprint: '55aa55aa55aa55aa',
  }),
  findingOf({
    ruleId: 'contacts/single-channel',
    severity: 'info',
    path: 'content/services/gone.md',
    place: at(120, 1, 9),
    label: 'the only contact',
    reason: 'there is one way only to reach the owners',
    fingerprint: '77bb77bb77bb77bb',
  }),
]

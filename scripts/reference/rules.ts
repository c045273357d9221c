import { rules as catalogRules } from '../../src/check/index.ts'
import { siteRules } from '../../src/verify/rules.ts'
import { front } from './fields.ts'

const areas: Readonly<Record<string, string>> = {
  meta: 'Documents',
  packages: 'Packages',
  configs: 'Configuration files',
  commands: 'Commands',
  units: 'Units',
  ports: 'Ports',
  contacts: 'Contacts',
  dependencies: 'Dependencies',
  hosts: 'Hosts',
  markdown: 'Text',
  site: 'Built sites',
}

const severities: Readonly<Record<string, string>> = { error: 'error', warn: 'warning', info: 'info' }

/** `docs/reference/rules.md`: all rules with the page of each. */
export function rulesPage(): string {
  const rules = [...catalogRules, ...siteRules]
  const groups = new Map<string, (typeof rules)[number][]>()
  for (const rule of rules) {
    const area = rule.id.slice(0, rule.id.indexOf('/'))
    groups.set(area, [...(groups.get(area) ?? []), rule])
  }
  const sections = [...groups].map(([area, own]) =>
    [
      `## ${areas[area] ?? area}\n`,
      '| rule | severity | what it finds |',
      '|---|---|---|',
      ...own.map(
        ({ id, severity, summary }) =>
          `| [${id}](../rules/${id}.md) | ${severities[severity]} | ${summary.replaceAll('|', '\\|')} |`,
      ),
      '',
    ].join('\n'),
  )
  return [
    front('Rules', 'Everything that portolan check and verify-site look for, with its severity.'),
    'Errors stop a publication; warnings and infos do not. `rules:` in the configuration sets another severity, or `off`;',
    '`lint.allow` in a document accepts a finding there, with a reason. [Living with findings](../guide/findings.md) says',
    'when to use which. `portolan explain RULE` shows the same pages in a terminal.\n',
    ...sections,
  ].join('\n')
}

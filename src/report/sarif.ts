import { compareText, type Finding, type Related, type Severity } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Fix } from '../model/repair.ts'
import { jsonText } from './json-text.ts'
import { helpOf } from './message.ts'
import { type ReportContext, type Reporter, ruleUrl, shownPath } from './reporter.ts'
import { visible } from './visible.ts'

/** SARIF 2.1.0, for code scanning. Its places count as ours do: from 1, UTF-16 code units, the end exclusive. */
export const sarif: Reporter = {
  name: 'sarif',
  audience: 'programs',
  paths: 'repository',
  format(findings, context) {
    const ruleIds = [...new Set(findings.map(({ ruleId }) => ruleId))].sort(compareText)
    return jsonText({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Portolan',
              semanticVersion: context.version,
              rules: ruleIds.map((id) => ruleOf(id, context)),
            },
          },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { [root]: { description: { text: 'Top of the repository' } } },
          results: findings.map((finding) => resultOf(finding, ruleIds.indexOf(finding.ruleId), context)),
        },
      ],
    })
  },
}

/** The name that code hosts know for the top of the repository. */
const root = '%SRCROOT%'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warn: 'warning',
  info: 'note',
}

function ruleOf(id: string, context: ReportContext) {
  const rule = context.ruleOf(id)
  const url = ruleUrl(context, id)
  return {
    id,
    // GitHub asks for both; the rule's page is the help.
    ...(rule && {
      shortDescription: { text: sentence(rule.summary) },
      fullDescription: { text: sentence(rule.summary) },
    }),
    ...(url !== undefined && { helpUri: url }),
    help: {
      text: `\`portolan explain ${id}\` shows what the rule finds, why, and how to mend it.`,
      ...(rule?.page !== undefined && { markdown: rule.page }),
    },
    ...(rule && { defaultConfiguration: { level: levels[rule.severity] } }),
  }
}

function resultOf(finding: Finding, ruleIndex: number, context: ReportContext) {
  const { ruleId, severity, path, place, related, fix, fingerprint } = finding
  return {
    ruleId,
    ruleIndex,
    level: levels[severity],
    message: { text: messageOf(finding) },
    locations: [{ physicalLocation: locationOf(path, place, context) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, at) => relatedOf(other, at, context)),
    }),
    ...(fix && { fixes: [fixOf(fix, path, context)] }),
    // Code hosts follow a finding from commit to commit by this one and no other.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
  }
}

/** One paragraph; code hosts show no other places than those that the text links to. */
function messageOf(finding: Finding): string {
  const links = finding.related.map(({ label }, at) => `[${linkText(label)}](${at + 1})`)
  const help = helpOf(finding)
  const said = [finding.reason, finding.note, help && `Help: ${help}`].filter((text) => text !== undefined)
  return [...said.map(sentence), ...(links.length > 0 ? [`See ${links.join(', ')}.`] : [])].join(' ')
}

const linkText = (label: string): string => visible(label || 'the other place').replace(/[\\[\]]/g, '\\$&')

const sentence = (text: string): string => {
  const line = visible(text.replaceAll('\n', ' '))
  return /[.?!]$/.test(line) ? line : `${line}.`
}

const relatedOf = ({ path, place, label }: Related, at: number, context: ReportContext) => ({
  id: at + 1,
  ...(label && { message: { text: visible(label) } }),
  physicalLocation: locationOf(path, place, context),
})

const fixOf = ({ title, edits }: Fix, path: string, context: ReportContext) => ({
  description: { text: sentence(title) },
  artifactChanges: [
    {
      artifactLocation: artifactOf(path, context),
      replacements: edits.map(({ place, text }) => ({
        deletedRegion: regionOf(place),
        insertedContent: { text },
      })),
    },
  ],
})

const locationOf = (path: string, place: Place, context: ReportContext) => ({
  artifactLocation: artifactOf(path, context),
  region: regionOf(place),
})

const artifactOf = (path: string, context: ReportContext) => ({
  uri: encodeURI(shownPath(context, path)).replace(/[?#]/g, encodeURIComponent),
  uriBaseId: root,
})

const regionOf = ({ line, column, endLine, endColumn }: Place) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})

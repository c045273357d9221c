import type { CatalogChange, Change, Changed } from '../../model/change/change.ts'
import type { Finding } from '../../model/finding.ts'
import { visible } from '../visible.ts'
import type { ChangeReporter } from './change-reporter.ts'
import { affectedSummary, counted, detailText, findingCounts, isRisk, subject, summary } from './words.ts'

/** Rows that each table shows at most: code hosts cut a comment off at 65,536 characters. */
const most = 100

/** What a change means, for a comment in a review (GitHub Flavored Markdown). */
export const markdown: ChangeReporter = {
  name: 'markdown',
  format(change, { base, commit }) {
    const blocks = [
      `### What this change means\n\nSince ${code(base)} (${commit.slice(0, 7)}): ${escaped(summary(change))}.`,
      changes(change.changed),
      texts(change),
      findings(change),
      affected(change),
    ]
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
  },
}

function changes(changed: readonly Changed[]): string {
  const rows = changed.flatMap((one) => {
    const name = code(one.id)
    if (one.changes.length === 0) return [[name, fateOf(one), '']]
    return one.changes.map((change, index) => [
      index === 0 ? `${name} ${fateOf(one)}`.trim() : '',
      ...cells(change),
    ])
  })
  return table(['service', 'change', 'details'], rows)
}

const fateOf = ({ fate, formerId }: Changed): string =>
  fate === 'changed' ? '' : `(${fate}${formerId === undefined ? '' : `, formerly ${code(formerId)}`})`

function cells({ area, verb, what, details }: Change): [string, string] {
  const { noun, name } = subject({ area, what })
  const word = isRisk(verb) ? `**${verb}**` : verb
  const shown = noun === '' ? escaped(name) : `${noun} ${code(name)}`
  return [`${word} ${shown}`, details.map((detail) => detailText(detail, code)).join(', ')]
}

const texts = ({ texts }: CatalogChange): string =>
  texts.length === 0
    ? ''
    : `Text only: ${texts
        .slice(0, most)
        .map(({ source, fate }) => `${code(source)}${fate === 'changed' ? '' : ` (${fate})`}`)
        .join(', ')}${more(texts.length, 'document')}`

function findings({ conflicts, findings }: CatalogChange): string {
  const row = (word: string, { reason, path, place }: Finding): string =>
    `- ${word}: ${escaped(reason)} (${code(`${path}:${place.line}`)})`
  const told = [
    ...conflicts.made.map((finding) => row('**conflict made**', finding)),
    ...conflicts.solved.map((finding) => row('conflict solved', finding)),
  ]
  const [made, solved] = [findingCounts(findings.made), findingCounts(findings.solved)]
  return [
    ...told.slice(0, most),
    ...(told.length > most ? [`- ${told.length - most} more`] : []),
    ...(made ? [`- new findings: ${made}`] : []),
    ...(solved ? [`- findings mended: ${solved}`] : []),
  ].join('\n')
}

function affected({ affected }: CatalogChange): string {
  if (affected.length === 0) return ''
  const rows = affected.map(({ service, hard, through, distance, contacts }) => [
    code(service.id),
    `${hard ? 'hard' : 'soft'}, through ${code(through)}${distance === 1 ? '' : `, ${distance} steps`}`,
    contacts.map(({ address }) => code(address)).join(', '),
  ])
  const summary = `<summary>Affected: ${affectedSummary(affected)}</summary>`
  return `<details>${summary}\n\n${table(['service', 'needs', 'ask'], rows)}\n\n</details>`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  return (
    [line(head), line(head.map(() => '---')), ...rows.slice(0, most).map(line)].join('\n') +
    more(rows.length, 'row')
  )
}

const more = (count: number, noun: string): string =>
  count > most ? `\n\n${counted(count - most, `more ${noun}`)}: \`portolan diff\` shows all of them.` : ''

/** Text in which nothing but code spans is markup, and no `@name` calls anybody. */
const escaped = (text: string): string =>
  visible(text.replace(/\n/g, ' '))
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join('')

const plain = (text: string): string => text.replace(/[\\*_[\]<>|~#&`]/g, '\\$&').replace(/@/g, '@\u200B')

/** A code span, whatever the text is; a pipe would end the cell of a table even there. */
function code(text: string): string {
  const inner = visible(text.replace(/\n/g, ' ')).replaceAll('|', '\\|')
  const ticks = '`'.repeat(Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  const pad = /^`|`$/.test(inner) ? ' ' : ''
  return `${ticks}${pad}${inner}${pad}${ticks}`
}

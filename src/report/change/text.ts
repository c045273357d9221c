import picocolors from 'picocolors'
import type { CatalogChange, Change, Changed } from '../../model/change/change.ts'
import type { Finding } from '../../model/finding.ts'
import { visible } from '../visible.ts'
import type { ChangeContext, ChangeReporter } from './change-reporter.ts'
import { affectedSummary, detailText, findingCounts, isRisk, subject, summary } from './words.ts'

type Colours = ReturnType<typeof picocolors.createColors>

/** What a change means, for people at a terminal. */
export const text: ChangeReporter = {
  name: 'text',
  format(change, context) {
    const colours = picocolors.createColors(context.colour)
    const blocks = [
      [colours.bold(headline(change, context))],
      ...change.changed.map((one) => changedRows(one, colours)),
      textRows(change, colours),
      findingRows(change, context, colours),
      affectedRows(change, colours),
    ]
    return `${blocks
      .filter((rows) => rows.length > 0)
      .map((rows) => rows.join('\n'))
      .join('\n\n')}\n`
  },
}

const headline = (change: CatalogChange, { base, commit }: ChangeContext): string =>
  `Since ${visible(base)} (${commit.slice(0, 7)}): ${visible(summary(change))}`

function changedRows({ id, title, owner, fate, formerId, changes }: Changed, colours: Colours): string[] {
  const moved = formerId === undefined ? '' : `, formerly ${visible(formerId)}`
  const said = fate === 'changed' ? '' : ` ${fate}${moved}`
  const of = owner === undefined ? '' : ` (${visible(owner)})`
  const width = Math.max(0, ...changes.map(({ verb }) => verb.length))
  return [
    `${colours.bold(visible(id))}${said}: ${visible(title)}${of}`,
    ...changes.map((one) => changeRow(one, width, colours)),
  ]
}

function changeRow({ area, verb, what, details }: Change, width: number, colours: Colours): string {
  const { noun, name } = subject({ area, what })
  const shown = details.map((detail) => visible(detailText(detail, (value) => value)))
  const paint = isRisk(verb) ? colours.yellow : (value: string) => value
  const rest = shown.length === 0 ? '' : area === 'about' ? ` ${shown.join(', ')}` : ` (${shown.join(', ')})`
  return `  ${paint(verb.padEnd(width))}  ${noun && `${noun} `}${visible(name)}${rest}`
}

const textRows = ({ texts }: CatalogChange, { bold }: Colours): string[] =>
  texts.length === 0
    ? []
    : [bold('Text only'), ...texts.map(({ source, fate }) => `  ${fate.padEnd(7)}  ${visible(source)}`)]

function findingRows(
  { conflicts, findings }: CatalogChange,
  { base }: ChangeContext,
  { bold, red, green }: Colours,
): string[] {
  const row = (word: string, { reason, path, place }: Finding): string =>
    `  ${word}  ${visible(reason)} (${visible(path)}:${place.line})`
  const [made, solved] = [findingCounts(findings.made), findingCounts(findings.solved)]
  const rows = [
    ...conflicts.made.map((finding) => row(red('made  '), finding)),
    ...conflicts.solved.map((finding) => row(green('solved'), finding)),
    ...(made ? [`  new findings: ${made}; \`portolan check --changed ${visible(base)}\` shows them`] : []),
    ...(solved ? [`  findings mended: ${solved}`] : []),
  ]
  return rows.length === 0 ? [] : [bold('Conflicts and findings'), ...rows]
}

function affectedRows({ affected }: CatalogChange, { bold }: Colours): string[] {
  if (affected.length === 0) return []
  const width = Math.max(...affected.map(({ service }) => service.id.length))
  return [
    bold(`Affected: ${affectedSummary(affected)}`),
    ...affected.map(({ service, hard, through, distance, contacts }) => {
      const far = distance === 1 ? '' : `, ${distance} steps`
      const how = `${hard ? 'hard' : 'soft'}, through ${through}${far}`
      const whom = contacts.map(({ address }) => visible(address)).join(', ') || 'nobody to ask'
      return `  ${service.id.padEnd(width)}  ${visible(how)}: ${whom}`
    }),
  ]
}

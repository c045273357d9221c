import type { Nodes, PhrasingContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Finding } from '../model/finding.ts'
import { byPath } from './by-path.ts'
import { messageLines } from './message.ts'
import { type ReportContext, type Reporter, ruleUrl, severityNames, shownPath } from './reporter.ts'
import { summaryLine } from './summary.ts'
import { visible } from './visible.ts'

/** A comment for a review, or the summary of a CI job. */
export const markdown: Reporter = {
  name: 'markdown',
  audience: 'people',
  format(findings, context) {
    const title = `Portolan: ${summaryLine(context.summary)}`
    const head = block({ type: 'heading', depth: 3, children: prose(title) })
    const { text, shown } = fitting(findings, context, longest - head.length)
    const left = findings.length - shown
    return head + text + (left > 0 ? leftOut(left) : '')
  },
}

/** Characters; GitHub takes 65,536 for a comment. */
const longest = 60_000

const leftOut = (count: number): string =>
  `\n${block({ type: 'paragraph', children: prose(`… and ${count} more; \`portolan check\` lists all of them.`) })}`

/** As many findings as there is room for, each whole, under the names of their files. */
function fitting(
  findings: readonly Finding[],
  context: ReportContext,
  room: number,
): { text: string; shown: number } {
  let text = ''
  let shown = 0
  for (const [path, inFile] of byPath(findings)) {
    let pending = `\n${block({ type: 'paragraph', children: [strong(code(shownPath(context, path)))] })}\n`
    for (const finding of inFile) {
      pending += itemOf(finding, context)
      if (text.length + pending.length > room) return { text, shown }
      text += pending
      pending = ''
      shown++
    }
  }
  return { text, shown }
}

function itemOf(finding: Finding, context: ReportContext): string {
  const { line, column } = finding.place
  const [reason = '', ...more] = messageLines(finding, context)
  const url = ruleUrl(context, finding.ruleId)
  const rule = code(finding.ruleId)
  const children: PhrasingContent[] = [
    strong({ type: 'text', value: severityNames[finding.severity] }),
    ...prose(` at ${line}:${column}: ${reason} (`),
    url === undefined ? rule : { type: 'link', url, children: [rule] },
    ...prose(')'),
    ...more.flatMap((text) => [{ type: 'break' } as const, ...prose(text)]),
  ]
  const item = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] } as const
  return block({ type: 'list', ordered: false, spread: false, children: [item as never] })
}

/** Reasons quote values in backticks; those, and what would call a person by name, become code. */
function prose(text: string): PhrasingContent[] {
  return visible(text)
    .split(/(`[^`]+`|(?<![\w`])@[\w-]+)/)
    .filter((part) => part !== '')
    .map((part) => (/^[`@]/.test(part) ? code(part.replaceAll('`', '')) : { type: 'text', value: part }))
}

const code = (value: string): PhrasingContent => ({ type: 'inlineCode', value: visible(value) })
const strong = (child: PhrasingContent): PhrasingContent => ({ type: 'strong', children: [child] })
const block = (node: Nodes): string => toMarkdown(node, { bullet: '-', unsafe: [strikethrough] })
/** Code hosts strike out what stands between tildes, which plain Markdown does not know. */
const strikethrough = { character: '~', inConstruct: 'phrasing' } as const

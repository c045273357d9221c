import { memoryTarget } from './summary.js'

/**
 * Rows of a summary as a Markdown table, columns in line, so that it reads in a terminal and fits a document.
 *
 * @param {ReturnType<import('./summary.js').summarise>} rows
 */
export function formatTable(rows) {
  const head = ['step', 'median', 'min–max', 'peak memory', 'ratio', 'pair by pair', 'target']
  const cells = rows.map((row) => [
    row.name,
    seconds(row.median),
    span(row.seconds),
    memory(row),
    ...ratio(row),
  ])
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => line[column].length)),
  )
  const line = (texts) => `| ${texts.map((text, column) => text.padEnd(widths[column])).join(' | ')} |\n`
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + cells.map(line).join('')
}

const seconds = (value) => `${value.toFixed(2)} s`
const span = (values) => `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)} s`

const memory = ({ peak, peakReached }) =>
  peak === undefined
    ? ''
    : `${Math.round(peak)} MB${peakReached === undefined ? '' : peakReached ? ' ok' : ` over ${memoryTarget}`}`

const labels = { 'eleventy cold': 'Eleventy', cold: 'our cold', changed: 'our change' }

function ratio({ to, ratio: value, pairs, target, within, reached }) {
  const verdict = reached ? 'ok' : 'over'
  const limit =
    within !== undefined ? `≤ ${within} s ${verdict}` : target === undefined ? '' : `≤ ${target} ${verdict}`
  if (to === undefined) return ['', '', limit]
  return [`${value.toFixed(3)} × ${labels[to]}`, pairs.map((pair) => pair.toFixed(3)).join(', '), limit]
}

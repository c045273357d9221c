import { isMap, isPair, isScalar, type Scalar } from 'yaml'
import type { Finding } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Change, Fix, Repair } from '../model/repair.ts'
import { removalOf } from './removal.ts'
import { enlistedText, quotedText, scalarText } from './scalar-text.ts'
import { type Found, Source, type Span } from './source.ts'

/** A stretch of the text and what takes its place. */
interface Splice extends Span {
  readonly text: string
  /** What no two splices of one pass may both do, such as giving one key to two fields of a mapping. */
  readonly claim?: string
}

/** A text after one pass over its findings. */
export interface FixedText {
  readonly text: string
  /** Those whose repair is in the text now. */
  readonly fixed: readonly Finding[]
}

/** The findings, each with its fix where its repair can be worked out on the text. */
export function withFixes(text: string, findings: readonly Finding[]): Finding[] {
  const source = new Source(text)
  return findings.map((finding) => {
    const fix = finding.repair && fixOf(source, finding.place, finding.repair)
    return fix ? { ...finding, fix } : finding
  })
}

function fixOf(source: Source, place: Place, { title, isSafe, change }: Repair): Fix | undefined {
  const splice = spliceOf(source, place, change)
  return splice && { title, isSafe, edits: [{ place: source.placeOf(splice), text: splice.text }] }
}

/**
 * Carries out the repairs, every other character of the text left as it is. Of repairs that touch one another the
 * first is carried out; what the others found is judged anew on the new text.
 */
export function fixText(text: string, findings: readonly Finding[]): FixedText {
  const source = new Source(text)
  const splices: Splice[] = []
  const fixed: Finding[] = []
  for (const finding of findings) {
    const splice = finding.repair && spliceOf(source, finding.place, finding.repair.change)
    if (!splice || splices.some((other) => collide(splice, other))) continue
    splices.push(splice)
    fixed.push(finding)
  }
  return { text: spliced(text, splices), fixed }
}

const collide = (a: Splice, b: Splice): boolean =>
  (a.start < b.end && b.start < a.end) ||
  a.start === b.start ||
  (a.claim !== undefined && a.claim === b.claim)

function spliced(text: string, splices: readonly Splice[]): string {
  let result = ''
  let done = 0
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(done, splice.start) + splice.text
    done = splice.end
  }
  return result + text.slice(done)
}

/** Undefined where the text is not what the finding was found in, or a clash or the loss of a comment would follow. */
function spliceOf(source: Source, place: Place, change: Change): Splice | undefined {
  if (change.kind === 'replace') return { ...source.spanOf(place), text: change.text }
  const found = source.nodeAt(place)
  if (!found) return undefined
  if (change.kind === 'remove') {
    const removal = removalOf(source, found)
    return (
      removal && {
        start: removal.start,
        end: removal.end,
        text: '',
        claim: `from ${removal.from.range?.[0]}`,
      }
    )
  }
  if (!isScalar(found.node)) return undefined
  if (change.kind === 'rename') return renaming(source, found, found.node, change.to)
  const span = source.spanOfNode(found.node)
  const text = newText(found.node, source.text.slice(span.start, span.end), change)
  return text === undefined ? undefined : { ...span, text }
}

function newText(
  node: Scalar,
  written: string,
  change: Exclude<Change, { kind: 'replace' | 'remove' | 'rename' }>,
): string | undefined {
  switch (change.kind) {
    case 'set':
      return scalarText(change.to, node)
    case 'quote':
      return quotedText(node)
    case 'enlist':
      return enlistedText(node, written)
  }
}

function renaming(source: Source, { above }: Found, key: Scalar, to: string): Splice | undefined {
  const pair = above.at(-1)
  const map = above.at(-2)
  if (!isPair(pair) || pair.key !== key || !isMap(map) || map.has(to)) return undefined
  const text = scalarText(to, key)
  return text === undefined
    ? undefined
    : { ...source.spanOfNode(key), text, claim: `${to} in ${map.range?.[0]}` }
}

import { distance } from 'fastest-levenshtein'
import { compareText } from './finding.ts'

/**
 * The candidate that the author most likely meant; undefined where none is near enough to be worth saying.
 *
 * Upper and lower case count as equal, two swapped letters as one slip. Of equally near candidates the first
 * in code-unit order wins.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  const allowed = allowedSlips(wanted)
  let best: { candidate: string; slips: number } | undefined
  for (const candidate of candidates) {
    // Looked at first: a catalogue has ten thousands of names, and nearly all are too long or too short.
    if (Math.abs(candidate.length - word.length) > allowed || candidate === word) continue
    const slips = slipsBetween(wanted, candidate.toLowerCase())
    if (slips > allowed) continue
    if (!best || slips < best.slips || (slips === best.slips && compareText(candidate, best.candidate) < 0)) {
      best = { candidate, slips }
    }
  }
  return best?.candidate
}

/** The candidate that the author must have meant: near, and no other is. */
export function onlyNear(word: string, candidates: readonly string[]): string | undefined {
  const nearest = didYouMean(word, candidates)
  const rest = candidates.filter((candidate) => candidate !== nearest)
  return didYouMean(word, rest) === undefined ? nearest : undefined
}

/** Short words are near to everything: one slip in five letters, two in eight, three beyond. */
const allowedSlips = (word: string): number =>
  word.length < 3 ? 0 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3

const slipsBetween = (a: string, b: string): number =>
  a.length === b.length && isSwap(a, b) ? 1 : distance(a, b)

/** True where the words differ in two neighbouring letters that changed places. */
function isSwap(a: string, b: string): boolean {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return (
    at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  )
}

import { fixText } from '../../src/fix/fix-text.ts'
import type { Finding } from '../../src/model/finding.ts'
import { type Files, judge } from '../check/judged.ts'

/** Repairs one document until nothing is left to repair, as the command does; the number of rounds it took with it. */
export function repaired(
  path: string,
  text: string,
  { others = {}, allowUnsafe = false }: { others?: Files; allowUnsafe?: boolean } = {},
): { text: string; rounds: number; left: readonly Finding[] } {
  let now = text
  for (let rounds = 0; rounds < 20; rounds++) {
    const left = judge({ ...others, [path]: now }).findings.filter((finding) => finding.path === path)
    const wanted = left.filter(({ repair }) => repair && (repair.isSafe || allowUnsafe))
    const { text: next, fixed } = fixText(now, wanted)
    if (fixed.length === 0) return { text: now, rounds, left }
    now = next
  }
  throw new Error('the repairs undo one another')
}

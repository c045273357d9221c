import type { Repair } from '../model/repair.ts'

/** Another way to write the same value. */
export const rewritten = (to: string): Repair => ({
  title: `write \`${to}\``,
  isSafe: true,
  change: { kind: 'set', to },
})

/** A name that looks like a slip for another one: what the author meant is likely, not certain. */
export const guessed = (to: string): Repair => ({ ...rewritten(to), isSafe: false })

/** A list item that does nothing; `what` names it in the sentence. */
export const removed = (what: string): Repair => ({
  title: `remove ${what}`,
  isSafe: true,
  change: { kind: 'remove' },
})

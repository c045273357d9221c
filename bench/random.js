/**
 * A stream of numbers that one seed decides, the same on every machine (xorshift on 32 bits).
 *
 * @param {number} seed any whole number
 */
export function createRandom(seed) {
  // Neighbouring seeds must not begin alike, and the state must never be zero.
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) | 0 || 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  for (let skipped = 0; skipped < 8; skipped++) next()

  /** A whole number from 0 to `limit` − 1. */
  const below = (limit) => next() % limit
  /** One element of a list. */
  const pick = (list) => list[below(list.length)]
  /** Up to `count` different elements of a list, in the order drawn. */
  const sample = (list, count) => {
    const rest = [...list]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)[0])
  }
  return { below, pick, sample }
}

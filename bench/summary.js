import { median } from './measure.js'

/** What is to be reached at 5,000 services, a ratio to the step named by `to`; or at another number, in seconds. */
const targets = {
  cold: { to: 'eleventy', ratio: 2.5 },
  unchanged: { to: 'cold', ratio: 0.05 },
  changed: { to: 'cold', ratio: 0.15 },
  unsaved: { seconds: 0.5, services: 1000 },
}
/** Megabytes that no step of ours may pass. */
export const memoryTarget = 700

const names = {
  cold: 'cold build',
  eleventy: 'Eleventy, cold build',
  unchanged: 'no-change build',
  changed: 'one file changed',
  check: 'check, cold',
  unsaved: 'one unsaved document',
}

/**
 * Rounds as rows: medians, extremes, and the ratio of medians to the step it is compared with.
 *
 * @param {ReturnType<import('./round.js').measureRound>[]} rounds
 * @param {number} services in the catalogue
 */
export function summarise(rounds, services) {
  return Object.entries(names)
    .filter(([step]) => rounds[0][step])
    .map(([step, name]) => {
      const seconds = rounds.map((round) => round[step].seconds)
      const peak = Math.max(...rounds.map((round) => round[step].megabytes))
      return {
        step,
        name,
        seconds,
        median: median(seconds),
        peak,
        ...(step !== 'eleventy' && { peakReached: peak <= memoryTarget }),
        ...ratioOf(step, rounds),
        ...secondsOf(step, median(seconds), services),
      }
    })
}

function secondsOf(step, value, services) {
  const { seconds, services: number } = targets[step] ?? {}
  return seconds === undefined || services !== number ? {} : { within: seconds, reached: value <= seconds }
}

function ratioOf(step, rounds) {
  const { to = 'cold', ratio: target } = targets[step] ?? {}
  if (step === to || !rounds[0][to] || step === 'eleventy') return {}
  const times = (name) => rounds.map((round) => round[name].seconds)
  const ratio = median(times(step)) / median(times(to))
  const pairs = rounds.map((round) => round[step].seconds / round[to].seconds)
  return { to, ratio, pairs, ...(target !== undefined && { target, reached: ratio <= target }) }
}

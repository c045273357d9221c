import { median } from './measure.js'

/** What is to be reached at 5,000 services, a ratio to the step named by `to`; or at another number, in seconds. */
const targets = {
  cold: { to: 'eleventy cold', ratio: 2.5 },
  unchanged: { to: 'cold', ratio: 0.05 },
  changed: { to: 'cold', ratio: 0.15 },
  check: { to: 'cold', ratio: 0.4 },
  unsaved: { seconds: 0.5, services: 1000 },
}
/** Megabytes that no step of ours may pass. */
export const memoryTarget = 700

/** Our steps, and of the others those that each has too. */
const ours = ['cold', 'unchanged', 'changed', 'check', 'unsaved']
const shared = ['cold', 'changed']

/**
 * Rounds as rows: medians, extremes, and the ratio of medians to the step it is compared with; a step of another
 * generator is compared with the same one of ours.
 *
 * @param {ReturnType<import('./round.js').measureRound>[]} rounds
 * @param {number} services in the catalogue
 */
export function summarise(rounds, services) {
  const [first] = rounds
  const steps = new Map(ours.map((step) => [step, rounds.map((round) => round[step])]))
  for (const step of shared)
    for (const id of Object.keys(first.others[step]))
      steps.set(
        `${id} ${step}`,
        rounds.map((round) => round.others[step][id]),
      )
  return [...steps].map(([step, runs]) => rowOf(step, runs, steps, services))
}

function rowOf(step, runs, steps, services) {
  const seconds = runs.map((run) => run.seconds)
  const isOurs = ours.includes(step)
  const peaks = runs.flatMap(({ megabytes }) => megabytes ?? [])
  const peak = peaks.length > 0 ? Math.max(...peaks) : undefined
  return {
    step,
    name: runs[0].name,
    seconds,
    median: median(seconds),
    ...(peak !== undefined && { peak, ...(isOurs && { peakReached: peak <= memoryTarget }) }),
    ...(isOurs ? ratioOf(step, steps) : ratioTo(step.split(' ')[1], step, steps)),
    ...secondsOf(step, median(seconds), services),
  }
}

function secondsOf(step, value, services) {
  const { seconds, services: number } = targets[step] ?? {}
  return seconds === undefined || services !== number ? {} : { within: seconds, reached: value <= seconds }
}

function ratioOf(step, steps) {
  const { to, ratio: target } = targets[step]
  if (!steps.has(to)) return {}
  const compared = ratioTo(to, step, steps)
  return { ...compared, target, reached: compared.ratio <= target }
}

function ratioTo(to, step, steps) {
  const times = (name) => steps.get(name).map(({ seconds }) => seconds)
  const pairs = times(step).map((time, round) => time / times(to)[round])
  return { to, ratio: median(times(step)) / median(times(to)), pairs }
}

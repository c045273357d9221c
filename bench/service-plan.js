import { createRandom } from './random.js'
import { adjectives, capital, nouns } from './words.js'

/** Services in one folder of the catalogue. */
export const folderSize = 100
/** Services of one system: they need one another, so nobody's blast radius grows with the catalogue. */
const systemSize = 20
/** Services that share hosts. */
const hostingSize = 10
const hostsPerHosting = 3
/** The first services are what everybody else needs: the catalogue's databases and queues. */
const platformSize = 12
/** Listeners that every service documents; the third of them only every second service. */
const portsPerService = 3

/**
 * Names, places and relations of `count` services, before a word of them is written.
 * A service needs only services before it, so there is no cycle, and only those in production.
 *
 * @param {number} count
 * @param {number} seed
 */
export function planServices(count, seed) {
  const plans = Array.from({ length: count }, (_, index) => planService(index, seed))
  for (const plan of plans) {
    for (const provider of plan.needs) plans[provider].neededBy.push(plan.index)
  }
  return plans
}

function planService(index, seed) {
  const random = createRandom(seed * 1_000_003 + index)
  const adjective = random.pick(adjectives)
  const noun = random.pick(nouns)
  const number = index + 1
  return {
    index,
    id: `${adjective}-${noun}-${String(number).padStart(4, '0')}`,
    title: `${capital(adjective)} ${noun} ${number}`,
    folder: `group-${String(Math.floor(index / folderSize)).padStart(3, '0')}`,
    lifecycle: lifecycleOf(index),
    system: `${nouns[Math.floor(index / systemSize) % nouns.length]}-system-${Math.floor(index / systemSize) + 1}`,
    hosts: hostsOf(index),
    firstPort: firstPortOf(index),
    needs: needsOf(index, random),
    neededBy: [],
    random,
  }
}

const lifecycleOf = (index) =>
  index % 25 === 24 ? (index % 50 === 49 ? 'experimental' : 'deprecated') : 'production'
const isSound = (index) => lifecycleOf(index) === 'production'

function hostsOf(index) {
  const hosting = Math.floor(index / hostingSize)
  const first = hosting * hostsPerHosting + 1
  const last = first + 1 + (index % (hostsPerHosting - 1))
  return `node[${String(first).padStart(4, '0')}-${String(last).padStart(4, '0')}].bench.example`
}

/** Unique among services that share a host, and below the ephemeral range everywhere. */
function firstPortOf(index) {
  const hosting = Math.floor(index / hostingSize)
  return 12_000 + (hosting % 400) * hostingSize * portsPerService + (index % hostingSize) * portsPerService
}

function needsOf(index, random) {
  const system = Math.floor(index / systemSize) * systemSize
  const near = range(Math.max(system, 0), index).filter(isSound)
  const platform = range(0, Math.min(platformSize, system)).filter(isSound)
  const wanted = 2 + random.below(3)
  const far = random.sample(platform, near.length >= wanted ? 1 : wanted)
  return [...random.sample(near, wanted - Math.min(far.length, 1)), ...far]
    .slice(0, wanted)
    .sort((a, b) => a - b)
}

const range = (first, end) => Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset)

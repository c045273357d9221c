/** A bracket of a pattern: runs of numbers, `width` digits at least, `step` apart. */
interface NumberRun {
  readonly first: number
  readonly last: number
  readonly step: number
  readonly width: number
}

/** A stretch of text, or a bracket. */
type Part = string | readonly NumberRun[]

/**
 * The names that one pattern stands for (`mc[1001-1018].example`, also with several brackets); their number
 * where it is above `limit`, nothing being expanded; or what is wrong with the pattern.
 */
export function matchNames(
  pattern: string,
  limit: number,
): { names: string[] } | { size: number } | { reason: string } {
  const parts = partsOf(pattern.toLowerCase())
  if (!Array.isArray(parts)) return parts as { reason: string }
  const size = parts.reduce((product, part) => product * (typeof part === 'string' ? 1 : sizeOf(part)), 1)
  if (size > limit) return { size }
  let names = ['']
  for (const part of parts as readonly Part[]) {
    const texts = typeof part === 'string' ? [part] : part.flatMap(numbersOf)
    names = names.flatMap((name) => texts.map((text) => name + text))
  }
  return { names }
}

function partsOf(pattern: string): Part[] | { reason: string } {
  const parts: Part[] = []
  for (const [, text = '', bracket, stray] of pattern.matchAll(/([^[\]]*)(?:\[([^[\]]*)\]|([[\]]))?/g)) {
    if (stray) return { reason: `a bracket of \`${pattern}\` has no counterpart` }
    if (text) parts.push(text)
    if (bracket === undefined) continue
    const runs = bracket.split(',').map(runOf)
    const wrong = runs.indexOf(undefined)
    if (wrong >= 0) return { reason: wrongRun(pattern, bracket.split(',')[wrong] ?? '') }
    parts.push(runs as NumberRun[])
  }
  return parts
}

const RUN = /^\s*(\d{1,9})(?:-(\d{1,9})(?:\/([1-9]\d{0,5}))?)?\s*$/

function runOf(text: string): NumberRun | undefined {
  const [, first, last = first, step = '1'] = RUN.exec(text) ?? []
  if (first === undefined || last === undefined) return undefined
  const width = widthOf(first)
  if (Number(last) < Number(first)) return undefined
  if (last.length < width || (widthOf(last) > 0 && last.length !== first.length)) return undefined
  return { first: Number(first), last: Number(last), step: Number(step), width }
}

function wrongRun(pattern: string, run: string): string {
  if (run.trim() === '') return `a number is missing in a bracket of \`${pattern}\``
  const [, first, last = first] = RUN.exec(run) ?? []
  return Number(last) < Number(first)
    ? `the range \`${run.trim()}\` in \`${pattern}\` runs backwards`
    : `\`${run.trim()}\` in \`${pattern}\` is neither a number nor a range such as 1001-1018`
}

/** Least width of a number written like this: zeros in front count, so `01` asks for two digits and `10` for none. */
export const widthOf = (digits: string): number =>
  digits.length > 1 && digits.startsWith('0') ? digits.length : 0

const sizeOf = (runs: readonly NumberRun[]): number =>
  runs.reduce((sum, { first, last, step }) => sum + Math.floor((last - first) / step) + 1, 0)

function numbersOf({ first, last, step, width }: NumberRun): string[] {
  const numbers: string[] = []
  for (let number = first; number <= last; number += step) numbers.push(String(number).padStart(width, '0'))
  return numbers
}

/** What is wrong with a host name, as the end of a sentence; undefined where it is one. */
export function hostNameProblem(name: string): string | undefined {
  const stray = /[^a-z0-9._-]/.exec(name)?.[0]
  if (stray) return `contains ${stray === ' ' ? 'a space' : `\`${stray}\``}, which no host name has`
  if (name.length > 253) return 'is longer than a host name can be'
  if (/^[.-]|[.-]$|\.\./.test(name)) return 'begins or ends with a dot or hyphen, or has an empty label'
  return undefined
}

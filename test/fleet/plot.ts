import type { Place } from '../../src/model/place.ts'
import type { Files } from '../check/judged.ts'

/** Numbers from 0 to 1 in an order that the seed alone decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Where a finding is to be, and the places it is to name beside its own. */
export interface Marked {
  readonly path: string
  readonly place: Place
}

/**
 * A copy of the fleet in which a defect is planted. What is planted says itself where the finding is to be: `⟦…⟧`
 * stands around the place of the finding, `⟪…⟫` around places it is to name; the marks are taken out again.
 */
export class Plot {
  readonly #files = new Map<string, string>()
  readonly #fleet: Files
  readonly #random: () => number

  constructor(fleet: Files, random: () => number) {
    this.#fleet = fleet
    this.#random = random
  }

  text(path: string): string {
    return this.#files.get(path) ?? this.#fleet[path] ?? ''
  }

  /** Names of everything that some role installs from Debian, sorted. */
  packages(): string[] {
    const lists = Object.values(this.#fleet).flatMap(
      (text) => /^packages:\n((?: {2}- .*\n)+)/m.exec(text)?.[1] ?? [],
    )
    const names = lists.flatMap((list) =>
      [...list.matchAll(/^ {2}- ([a-z0-9][a-z0-9+.-]+)$/gm)].map((match) => match[1] ?? ''),
    )
    return [...new Set(names)].sort()
  }

  write(path: string, text: string): void {
    this.#files.set(path, text)
  }

  /** Any document that this holds for, among those that nothing has been planted in. */
  pick(holds: (path: string, text: string) => boolean): Ground {
    const paths = Object.keys(this.#fleet).filter(
      (path) => !this.#files.has(path) && holds(path, this.#fleet[path] ?? ''),
    )
    const path = paths[Math.floor(this.#random() * paths.length)]
    if (path === undefined) throw new Error('no document of the fleet is fit for this')
    this.#files.set(path, this.text(path))
    return new Ground(this, path)
  }

  /** A service with an address of its own: in production, without packages, files, commands and units. */
  address(): Ground {
    return this.pick((path, text) => path.startsWith('services/virtual/') && isInProduction(text))
  }

  /** A role with hosts, units and listeners. */
  role(): Ground {
    return this.pick(
      (path, text) =>
        path.startsWith('services/roles/') && !/^(?:hosts|units|ports|configs|packages): \[\]$/m.test(text),
    )
  }

  team(): Ground {
    return this.pick((path) => path.startsWith('teams/'))
  }

  /** A document of its own, put among the others. */
  add(path: string, text: string): Ground {
    this.#files.set(path, text)
    return new Ground(this, path)
  }

  /** What is planted, without marks, and the marks. */
  harvest(): { files: Files; finding: Marked[]; related: Marked[] } {
    const finding: Marked[] = []
    const related: Marked[] = []
    const files = Object.fromEntries(
      [...this.#files].map(([path, text]) => {
        finding.push(...marksIn(text, '⟦', '⟧').map((place) => ({ path, place })))
        related.push(...marksIn(text, '⟪', '⟫').map((place) => ({ path, place })))
        return [path, withoutMarks(text)]
      }),
    )
    return { files, finding, related }
  }
}

const isInProduction = (text: string): boolean => text.includes('\nlifecycle: production\n')

const withoutMarks = (text: string): string => text.replace(/[⟦⟧⟪⟫]/g, '')

function marksIn(text: string, open: string, close: string): Place[] {
  const places: Place[] = []
  for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, from + 1)) {
    const start = withoutMarks(text.slice(0, from))
    const end = withoutMarks(text.slice(0, text.indexOf(close, from)))
    const [line, column] = endOf(start)
    const [endLine, endColumn] = endOf(end)
    places.push({ line, column, endLine, endColumn })
  }
  return places
}

function endOf(text: string): [line: number, column: number] {
  const lines = text.split('\n')
  return [lines.length, (lines.at(-1) ?? '').length + 1]
}

/** One document, changed by field. Fields stand as the fleet writes them: `name: value`, or list items below it. */
export class Ground {
  readonly path: string
  readonly #plot: Plot

  constructor(plot: Plot, path: string) {
    this.#plot = plot
    this.path = path
  }

  get id(): string {
    return this.path.replace(/^.*\/|\.md$/g, '')
  }

  get text(): string {
    return this.#plot.text(this.path)
  }

  /** Items of a list as they are written. */
  items(name: string): string[] {
    const block = new RegExp(`^${name}:\n((?:  .*\n)+)`, 'm').exec(this.text)?.[1] ?? ''
    return block
      .split(/^ {2}- /m)
      .slice(1)
      .map((item) => item.trimEnd())
  }

  /** Adds an item at the end of a list, which may be empty. */
  append(name: string, item: string): this {
    return this.#list(name, [...this.items(name), item])
  }

  /** Puts one item of a list in place of another. */
  replace(name: string, index: number, item: string): this {
    return this.#list(name, this.items(name).with(index, item))
  }

  /** Gives a field another value, or adds it. */
  set(name: string, value: string): this {
    const field = this.#fieldOf(name)
    return this.edit(field ?? /(?<=\n)(?=---\n)/, `${name}: ${value}\n`)
  }

  /** Takes a field out. */
  drop(name: string): this {
    return this.edit(this.#fieldOf(name) ?? /(?!)/, '')
  }

  /** Adds to the end of the body. */
  prose(text: string): this {
    return this.edit(/$(?![\s\S])/, `\n${text}\n`)
  }

  /** Marks the first line: the place of what concerns the document as a whole. */
  markTop(): this {
    return this.edit(/^---/, '⟦---⟧')
  }

  /** Marks the first place where this stands. */
  mark(words: string, [open, close] = ['⟦', '⟧']): this {
    return this.edit(words, `${open}${words}${close}`)
  }

  edit(what: string | RegExp, by: string): this {
    const before = this.text
    const after = before.replace(what, () => by)
    if (after === before) throw new Error(`${this.path} has no ${what}`)
    this.#plot.write(this.path, after)
    return this
  }

  #list(name: string, items: readonly string[]): this {
    const text = `${name}:\n${items.map((item) => `  - ${item}\n`).join('')}`
    return this.edit(this.#fieldOf(name) ?? /(?<=\n)(?=---\n)/, text)
  }

  #fieldOf(name: string): RegExp | undefined {
    const field = new RegExp(`^${name}:.*\n(?:  .*\n)*`, 'm')
    return field.test(this.text) ? field : undefined
  }
}

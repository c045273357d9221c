import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

const documentsIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path}`)
    .sort()

/** Front matter of the documents in the example catalogue and the starter, by path. */
export const frontMatters: ReadonlyMap<string, string> = new Map(
  [...documentsIn('content'), ...documentsIn('starter')].flatMap((path) => {
    const yaml = /^---\n(.*?\n)---\n/s.exec(read(path))?.[1]
    return yaml ? [[path, yaml] as const] : []
  }),
)

/** The examples on the pages of the rules, most of them with a mistake in them. */
export const ruleExamples: readonly string[] = documentsIn('docs/rules').flatMap((path) =>
  [...read(path).matchAll(/^```yaml[^\n]*\n(.*?)^```$/gms)].map(([, yaml = '']) => yaml),
)

/** Settings with comments between and behind the lines. */
export const settings: readonly string[] = [
  read('portolan.config.yaml'),
  read('starter/portolan.config.yaml'),
]

const pieces = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '   \n',
    '\t',
    '\r\n',
    '# note\n',
    '  # note\n',
    '    # note\n',
    ' # note',
    '#',
  ],
  ...[':', ': ', '-', '- ', ',', '[', ']', '{', '}', '[]', '"', "'", '""', '|\n', '>-\n', '|2\n', '&a', '*a'],
  ...[
    '!!str ',
    '%',
    '@',
    '?',
    '? ',
    '<<: ',
    '---\n',
    '...\n',
    '~',
    'null',
    'true',
    'yes',
    '0',
    '0644',
    '1e3',
  ],
  ...[
    'x',
    'key: v\n',
    'key:\n',
    '  key: v\n',
    '- v\n',
    '  - v\n',
    '\\',
    'é',
    '\u00a0',
    '\u2028',
    '😀',
    '\ufeff',
  ],
)

/** Up to twenty lines from somewhere in the texts, with one to three small changes. */
export const mutationOf = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.gen().map((pick) => {
    const index = pick(fc.nat, { max: texts.length - 1 })
    const lines = texts[index]?.split('\n') ?? []
    const first = pick(fc.nat, { max: lines.length - 2 })
    const start = Math.max(
      lines.findIndex((line, at) => at >= first && /^\w/.test(line)),
      0,
    )
    let text = `${lines.slice(start, start + pick(fc.integer, { min: 2, max: 20 })).join('\n')}\n`
    for (let left = pick(fc.integer, { min: 1, max: 3 }); left > 0; left--) text = mutated(text, pick)
    return text
  })

type Pick = fc.GeneratorValue

function mutated(text: string, pick: Pick): string {
  const at = pick(fc.nat, { max: text.length })
  const line = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', line) + 1 || text.length
  switch (pick(fc.nat, { max: 6 })) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + pick(() => pieces) + text.slice(at)
    case 2:
      return text.slice(0, at) + pick(() => pieces) + text.slice(at + 1)
    case 3:
      return text.slice(0, line) + text.slice(end)
    case 4:
      return text.slice(0, line) + pick(() => pieces) + text.slice(line)
    case 5:
      return `${text.slice(0, line)}  ${text.slice(line)}`
    default:
      return text.slice(0, line) + text.slice(line).replace(/^ {1,2}/, '')
  }
}

const scalars = fc.constantFrom(
  ...[
    'web',
    'some text',
    '80/tcp',
    '-1',
    '1.5',
    'true',
    'null',
    '~',
    '"a: b"',
    "'it''s'",
    '""',
    '"a\\nb"',
    'a#b',
  ],
  ...[
    'https://web.example/',
    '--wait',
    '+49 30 1',
    '10.0.0.1',
    '2026-01-31',
    '/etc/web',
    'É',
    'Null',
    'nope',
    '0',
  ],
  ...[
    '12345678901234567',
    '1e+21',
    '-0',
    '0x1F',
    '0o17',
    '.inf',
    '.nan',
    'NaN',
    'yes',
    '12:30',
    '1_0',
    '0.10',
  ],
)
const keys = fc.constantFrom('a', 'b', 'c', 'dd', 'e-f', 'g_h', 'x.y', 'toString', 'y', 'length')

/** A mapping of mappings, lists and scalars in all styles, with blank lines and comments between. */
export const generated: fc.Arbitrary<string> = fc.gen().map((pick) => new Printer(pick).mapping(0, 3))

class Printer {
  readonly #pick: Pick

  constructor(pick: Pick) {
    this.#pick = pick
  }

  mapping(indent: number, depth: number): string {
    const names = this.#pick(fc.uniqueArray, keys, { minLength: 1, maxLength: 4 }) as string[]
    return names.map((name) => `${name}:${this.#value(indent, depth)}`).join(this.#between(indent))
  }

  #value(indent: number, depth: number): string {
    const style = this.#upTo(9)
    if (style === 0) return `${this.#blanks()}\n`
    if (depth === 0 || style < 5) return ` ${this.#inline(indent)}`
    const isList = style < 7
    const deeper = indent + this.#upTo(2) + (isList ? 0 : 1)
    const value = isList ? this.#list(deeper, depth - 1) : this.mapping(deeper, depth - 1)
    return `${this.#blanks()}\n${this.#between(deeper)}${value}`
  }

  #list(indent: number, depth: number): string {
    const items = Array.from({ length: 1 + this.#upTo(2) }, () =>
      depth > 0 && this.#upTo(1) ? `- ${this.mapping(indent + 2, depth - 1)}` : `- ${this.#inline(indent)}`,
    )
    return items.join(this.#between(indent))
  }

  #inline(indent: number): string {
    const style = this.#upTo(7)
    if (style === 0) return this.#block(indent)
    const value = style < 4 ? this.#flow(indent, 2) : this.#pick(() => scalars)
    return `${value}${this.#pick(fc.constantFrom, '', '', '', '  ', ' # note')}\n`
  }

  #flow(indent: number, depth: number): string {
    const gap = () => this.#pick(fc.constantFrom, '', '', ' ', ' ', `\n${' '.repeat(indent + this.#upTo(3))}`)
    const item = () =>
      depth > 0 && !this.#upTo(3) ? this.#flow(indent, depth - 1) : this.#pick(() => scalars)
    const names = this.#pick(fc.uniqueArray, keys, { maxLength: 3 }) as string[]
    const isMap = this.#upTo(1)
    const items = names.map((name) => gap() + (isMap ? `${name}: ` : '') + item() + gap())
    return isMap ? `{${items.join(',')}}` : `[${items.join(',')}]`
  }

  #block(indent: number): string {
    const margin = ' '.repeat(indent + 1 + this.#upTo(2))
    const lines = fc.constantFrom('text', '# no note', 'a: b', '- x', '  deeper', 'end  ', '')
    const text = this.#pick(fc.array, lines, { minLength: 1, maxLength: 4 }) as string[]
    const header = this.#pick(fc.constantFrom, '|', '|-', '>', '>-', '|+')
    return `${header}\n${text.map((line) => `${line && margin + line}\n`).join('')}`
  }

  #between(indent: number): string {
    const margin = ' '.repeat(indent)
    const note = this.#pick(
      fc.constantFrom,
      '',
      '',
      '',
      '',
      '\n',
      '# note\n',
      `${margin}# note\n`,
      `${margin} # note\n`,
    )
    return note + margin
  }

  #blanks(): string {
    return this.#pick(fc.constantFrom, '', '', '', '  ', ' # note')
  }

  #upTo(max: number): number {
    return this.#pick(fc.nat, { max })
  }
}

import { type AptIndex, type AptPackage, type AptSection, compareSections } from '../model/apt-index.ts'
import { snapshotFormat } from '../model/apt-snapshot-format.ts'
import type { Site } from '../model/catalog.ts'
import type { Finding } from '../model/finding.ts'
import { type Place, placeOf, topOfFile } from '../model/place.ts'
import { type ControlField, fieldOf, readControl } from './deb822.ts'
import { findingsOf, type Remark } from './remark.ts'

/** A package snapshot; without an index where something is wrong with it: half an archive would raise false alarms. */
export interface ParsedSnapshot {
  readonly index?: AptIndex
  readonly findings: readonly Finding[]
}

const ruleId = 'packages/snapshot-invalid'

/** What helps with any broken snapshot: nobody writes one by hand. */
const remake = 'make it again with `portolan apt snapshot`'

/** A broken snapshot is broken in many lines; the first few show how. */
const mostRemarks = 5

/** Reads what `portolan apt snapshot` wrote. */
export function parseAptSnapshot({ path, text }: { path: string; text: string }): ParsedSnapshot {
  const reader = new SnapshotReader(text)
  const index = reader.read()
  if (reader.remarks.length === 0) return { index, findings: [] }
  return { findings: findingsOf(reader.remarks.slice(0, mostRemarks), { path }) }
}

/** A snapshot that cannot be read, told where the configuration names it. */
export function refusedSnapshot({ path = '', places, apt = '' }: Site, refusal: string): ParsedSnapshot {
  const remark: Remark = {
    ruleId,
    place: placeOf(places, ['apt']),
    field: ['apt'],
    reason: `the package snapshot \`${apt}\` ${refusal}`,
    help: 'make it with `portolan apt snapshot`, or correct `apt:`',
  }
  return { findings: findingsOf([remark], { path }) }
}

type Stanza = readonly ControlField[]

class SnapshotReader {
  readonly remarks: Remark[] = []
  readonly #sections = new Map<string, AptSection>()
  readonly #pypi = new Map<string, string>()
  readonly #text: string
  #missing: Set<string> | undefined

  constructor(text: string) {
    this.#text = text
  }

  read(): AptIndex {
    if (this.#isSnapshot()) {
      const { stanzas, stray } = readControl(this.#text)
      for (const { line, text } of stray) this.#strayLine(line, text)
      // What stands between such lines would only be the same cause again.
      const [head = [], ...rest] = stray.length === 0 ? stanzas : []
      if (head.length > 0) this.#head(head)
      for (const stanza of rest) this.#stanza(stanza)
    }
    return {
      sections: [...this.#sections.values()].sort(compareSections),
      missing: this.#missing,
      pypi: this.#pypi,
    }
  }

  #isSnapshot(): boolean {
    const { name, version } = snapshotFormat
    const found = /^Format: portolan-apt-snapshot (\S+)\r?\n/.exec(this.#text)?.[1]
    if (found === version) return true
    const reason =
      found === undefined
        ? `this is no package snapshot: its first line is not \`Format: ${name} ${version}\``
        : `the package snapshot is of format ${found}, and this Portolan reads ${version}`
    this.#say(topOfFile, reason)
    return false
  }

  #strayLine(line: number, text: string): void {
    const isConflict = /^(?:<{7}|={7}|>{7})(?: |$)/.test(text)
    const reason = isConflict
      ? 'a merge left its conflict marker in the package snapshot'
      : 'this is no field of a package snapshot'
    this.#say(wholeLine(line, text), reason)
  }

  #head(stanza: Stanza): void {
    this.#knownFields(stanza, ['Format', 'Scope', 'Missing'])
    const scope = fieldOf(stanza, 'Scope')
    if (scope?.value === 'documented') this.#missing = new Set(this.#names(fieldOf(stanza, 'Missing')))
    else if (scope?.value !== 'all')
      this.#say(placeOfField(scope ?? stanza[0]), '`Scope` is neither `all` nor `documented`')
  }

  #names(field: ControlField | undefined): readonly string[] {
    return (field?.lines ?? []).filter((name, index) => {
      const isName = /^[^\s=]+$/.test(name)
      if (!isName) this.#badItem(field as ControlField, index, 'a package name')
      return isName
    })
  }

  #stanza(stanza: Stanza): void {
    if (fieldOf(stanza, 'PyPI')) this.#pypiTable(stanza)
    else this.#section(stanza)
  }

  #pypiTable(stanza: Stanza): void {
    this.#knownFields(stanza, ['PyPI'])
    const field = fieldOf(stanza, 'PyPI') as ControlField
    for (const [index, line] of field.lines.entries()) {
      const [, name, target = `python3-${name}`] = /^([^\s=]+)(?: ([^\s=]+))?$/.exec(line) ?? []
      if (name === undefined) this.#badItem(field, index, 'a name on PyPI and a Debian package')
      else this.#pypi.set(name, target)
    }
  }

  #section(stanza: Stanza): void {
    this.#knownFields(stanza, ['Repository', 'Suite', 'Component', 'Date', 'Packages'])
    const [suite, component] = [this.#needed(stanza, 'Suite'), this.#needed(stanza, 'Component')]
    const list = fieldOf(stanza, 'Packages')
    if (!list) this.#say(placeOfField(stanza[0]), 'the section that begins here has no `Packages`')
    if (!suite || !component || !list) return
    const repository = fieldOf(stanza, 'Repository')?.value
    const key = [repository, suite, component].join('\0')
    if (this.#sections.has(key))
      this.#say(placeOfField(stanza[0]), `${suite} ${component} is in the snapshot twice`)
    const date = fieldOf(stanza, 'Date')?.value
    this.#sections.set(key, { suite, component, repository, date, packages: this.#packages(list) })
  }

  #packages(list: ControlField): ReadonlyMap<string, AptPackage> {
    const packages = new Map<string, AptPackage>()
    for (const [index, line] of list.lines.entries()) {
      const [, name, version, provided] = packageLine.exec(line) ?? []
      if (name === undefined || version === undefined)
        this.#badItem(list, index, 'a package, its version and what it provides')
      else if (packages.has(name)) this.#say(placeOfItem(list, index), `\`${name}\` is in this section twice`)
      else packages.set(name, { version, provides: provided ? providesOf(provided) : nothing })
    }
    return packages
  }

  #needed(stanza: Stanza, name: string): string | undefined {
    const value = fieldOf(stanza, name)?.value
    if (!value) this.#say(placeOfField(stanza[0]), `the section that begins here has no \`${name}\``)
    return value
  }

  #knownFields(stanza: Stanza, names: readonly string[]): void {
    for (const [index, field] of stanza.entries()) {
      if (!names.includes(field.name))
        this.#say(placeOfField(field), `a package snapshot has no field \`${field.name}\` here`)
      else if (stanza.findIndex(({ name }) => name === field.name) < index)
        this.#say(placeOfField(field), `\`${field.name}\` stands here twice`)
    }
  }

  #badItem(field: ControlField, index: number, expected: string): void {
    this.#say(placeOfItem(field, index), `expected ${expected}, got \`${field.lines[index]}\``)
  }

  #say(place: Place, reason: string): void {
    this.remarks.push({ ruleId, place, reason, help: remake })
  }
}

/** Name, version, names it provides. */
const packageLine = /^([^\s=]+) ((?:\d+:)?[A-Za-z0-9][A-Za-z0-9.+~:-]*)((?: [^\s=]+(?:=[^\s=]+)?)*)$/

/** Most packages provide nothing: they share one map. */
const nothing: ReadonlyMap<string, string | undefined> = new Map()

const providesOf = (text: string): ReadonlyMap<string, string | undefined> =>
  new Map(
    text
      .slice(1)
      .split(' ')
      .map((part) => {
        const [name = '', version] = part.split('=')
        return [name, version]
      }),
  )

const wholeLine = (line: number, text: string, from = 1): Place => ({
  line,
  column: from,
  endLine: line,
  endColumn: from + Math.max(1, text.length),
})

const placeOfField = (field: ControlField | undefined): Place =>
  field ? wholeLine(field.line, field.name) : topOfFile

const placeOfItem = (field: ControlField, index: number): Place =>
  wholeLine(field.line + 1 + index, field.lines[index] ?? '', 2)

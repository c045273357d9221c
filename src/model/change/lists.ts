import { posix } from 'node:path'
import type { Service, Team } from '../document.ts'
import type { Command } from '../schema/command.ts'
import type { Config } from '../schema/config.ts'
import type { Contact } from '../schema/contact.ts'
import type { Dependency } from '../schema/dependency.ts'
import type { Package } from '../schema/package.ts'
import type { Unit } from '../schema/unit.ts'
import type { Change, Detail } from './change.ts'
import { compareLists, detail, detailsOf, isEqual, type ListForm, oneLine } from './entries.ts'

/** Sources whose packages Debian builds, signs and mends. */
const isDebian = ({ source }: Package): boolean => source === 'debian' || source === 'debian-backports'

const packageForm: ListForm<Package> = {
  area: 'packages',
  nameOf: ({ name }) => name,
  fields: ['source', 'version', 'ensure', 'suite', 'component', 'repository', 'lock', 'packagedAs', 'why'],
  usual: { source: 'debian', ensure: 'present' },
  verbOf: (before, after) =>
    isDebian(before) === isDebian(after)
      ? 'changed'
      : isDebian(after)
        ? 'moved to Debian'
        : 'moved off Debian',
}

/** Debian's names for what the language's own archive calls NAME. */
const debianPrefixes: Partial<Record<Package['source'], string>> = {
  pypi: 'python3-',
  npm: 'node-',
  gem: 'ruby-',
  pecl: 'php-',
  pear: 'php-',
}

/** Packages; `python3-requests` for `requests` from PyPI is one package that moved, not two. */
export function comparePackages(
  before: readonly Package[] = [],
  after: readonly Package[] = [],
): readonly Change[] {
  const [old, now] = [alignNames(before, after), alignNames(after, before)]
  return compareLists(old, now, packageForm)
}

/** Gives what comes from a language's archive its Debian name where the other side has it under that. */
function alignNames(own: readonly Package[], other: readonly Package[]): readonly Package[] {
  const names = new Set(other.map(({ name }) => name))
  return own.map((item) => {
    const prefix = debianPrefixes[item.source]
    const name = prefix && [`${prefix}${item.name}`, item.packagedAs].find((name) => name && names.has(name))
    return name && !names.has(item.name) ? { ...item, name } : item
  })
}

const configForm: ListForm<Config> = {
  area: 'configs',
  nameOf: ({ path }) => posix.normalize(path),
  usual: { action: 'modify', shared: 'exclusive' },
  fields: ['action', 'owner', 'group', 'mode', 'target', 'from', 'notify', 'validate', 'shared', 'secret'],
}

/** A service, or what every host carries. */
interface Carrier {
  readonly configs?: readonly Config[] | undefined
  /** Path of the document, which `from` is relative to. */
  readonly source?: string
}

/** Configuration files; `isEdited` tells of a file beside the document (`from`) whether its bytes are different. */
export function compareConfigs(
  before: Carrier | undefined,
  after: Carrier | undefined,
  isEdited: (source: string) => boolean,
): readonly Change[] {
  const changes = compareLists(before?.configs, after?.configs, configForm)
  const said = new Set(changes.map(({ what }) => what))
  const whole = changes.map((change) => {
    const [old, now] = [configOf(before, change.what), configOf(after, change.what)]
    return old && now ? { ...change, details: [...change.details, ...contentDetails(old, now)] } : change
  })
  const edited = (after?.configs ?? []).filter(
    ({ path, from }) =>
      from !== undefined &&
      configOf(before, posix.normalize(path)) !== undefined &&
      !said.has(posix.normalize(path)) &&
      isEdited(posix.join(posix.dirname(after?.source ?? ''), from)),
  )
  return [...whole, ...edited.map(({ path, from }) => editedFile(path, from ?? ''))]
}

const configOf = (service: Carrier | undefined, path: string): Config | undefined =>
  service?.configs?.find((config) => posix.normalize(config.path) === path)

const editedFile = (path: string, from: string): Change => ({
  area: 'configs',
  verb: 'changed',
  what: posix.normalize(path),
  details: [{ field: 'content', after: `another text in ${from}` }],
})

/** What stands in the file: whole contents are too long to show, single settings are not. */
function contentDetails(before: Config, after: Config): readonly Detail[] {
  const values = ({ settings = [] }: Config) =>
    new Map(settings.map(({ key, value }) => [key, String(value)]))
  const [old, now] = [values(before), values(after)]
  const settings = [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => old.get(key) !== now.get(key))
    .map((key) => detail(key, old.get(key), now.get(key)))
  return before.content === after.content
    ? settings
    : [...settings, { field: 'content', after: 'another text' }]
}

const commandText = ({ run }: Command): string => (typeof run === 'string' ? run.trim() : run.join(' '))

const commandForm: ListForm<Command> = {
  area: 'commands',
  nameOf: commandText,
  usual: { when: 'configure' },
  fields: ['when', 'as', 'cwd', 'env', 'creates', 'unless', 'onlyif', 'repeatable', 'timeout', 'undo'],
}

/** Commands; their order is the order in which they are run. */
export function compareCommands(
  before: readonly Command[] = [],
  after: readonly Command[] = [],
): readonly Change[] {
  const changes = compareLists(before, after, commandForm).map((change) => {
    return { ...change, what: oneLine(change.what) }
  })
  const orderOf = (own: readonly Command[], other: readonly Command[]): readonly string[] => {
    const names = new Set(other.map(commandText))
    return own.map(commandText).filter((name) => names.has(name))
  }
  if (isEqual(orderOf(before, after), orderOf(after, before))) return changes
  return [...changes, { area: 'commands', verb: 'reordered', what: 'the order of commands', details: [] }]
}

const unitForm: ListForm<Unit> = {
  area: 'units',
  nameOf: ({ name }) => name,
  usual: { enabled: true, state: 'running' },
  fields: ['enabled', 'state'],
}

/** systemd units. */
export const compareUnits = (before?: readonly Unit[], after?: readonly Unit[]): readonly Change[] =>
  compareLists(before, after, unitForm)

const dependencyForm: ListForm<Dependency> = {
  area: 'dependsOn',
  nameOf: ({ service, external = '', port }) =>
    `${service ?? external}${port === undefined ? '' : ` port ${port}`}`,
  usual: { criticality: 'hard' },
  fields: ['criticality', 'transport', 'fallback'],
}

/** What the service needs. */
export const compareDependencies = (
  before?: readonly Dependency[],
  after?: readonly Dependency[],
): readonly Change[] => compareLists(before, after, dependencyForm)

const contactForm: ListForm<Contact> = {
  area: 'contacts',
  nameOf: ({ kind, address }) => `${kind} ${address}`,
  fields: ['bestFor', 'hours', 'response'],
}

/** Whom to ask. */
export const compareContacts = (before?: readonly Contact[], after?: readonly Contact[]): readonly Change[] =>
  compareLists(before, after, contactForm)

/** What a service or a team is: its stage, its owner, its names. */
const aboutFields = [
  'lifecycle',
  'owner',
  'system',
  'title',
  'summary',
  'aliases',
  'tags',
  'links',
  'reviewed',
  'reviewEvery',
  'lint',
] as const

/** A document that was there before and is still there, field by field. */
export function compareAbout<T extends Service | Team>(
  before: T | undefined,
  after: T | undefined,
): readonly Change[] {
  if (!before || !after) return []
  const fields = aboutFields.filter((field) => field in before || field in after) as (keyof T & string)[]
  return detailsOf(before, after, fields).map(({ field, ...values }) => {
    return { area: 'about', verb: 'changed', what: field, details: [{ field: '', ...values }] }
  })
}

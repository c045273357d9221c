import type {
  Affected,
  Area,
  CatalogChange,
  Change,
  Changed,
  Detail,
  Verb,
} from '../../model/change/change.ts'
import type { Finding } from '../../model/finding.ts'

const nouns: Readonly<Record<Area, string>> = {
  ports: 'port',
  packages: 'package',
  configs: 'file',
  commands: 'command',
  units: 'unit',
  dependsOn: 'dependency on',
  hosts: 'hosts',
  contacts: 'contact',
  about: '',
}

/** `port tcp/443`; for the service itself just the field: `lifecycle`. */
export const subject = ({ area, what }: Pick<Change, 'area' | 'what'>): { noun: string; name: string } => ({
  noun: area === 'commands' && what === 'the order of commands' ? '' : nouns[area],
  name: what,
})

/** Verbs that a reviewer should not miss: more can get in, or something comes from elsewhere. */
export const isRisk = (verb: Verb): boolean =>
  verb === 'opened' || verb === 'widened' || verb === 'moved off Debian'

/** `bind 127.0.0.1 → 0.0.0.0`, with values set off by `mark`. */
export function detailText({ field, before, after }: Detail, mark: (text: string) => string): string {
  const values =
    before === undefined
      ? mark(after ?? '')
      : `${mark(before)} → ${after === undefined ? 'nothing' : mark(after)}`
  return field === '' ? values : `${field} ${values}`
}

/** `2 services changed, 1 added; 1 team changed`, or that nothing is different. */
export function summary({ changed, texts, settings }: CatalogChange): string {
  const parts = [
    fates(changed, 'service'),
    fates(changed, 'team'),
    changed.some(({ kind }) => kind === 'base') ? 'what every host carries changed' : '',
    settings.length > 0 ? `configuration changed (${settings.join(', ')})` : '',
    texts.length > 0 ? `${counted(texts.length, 'document')} with other text` : '',
  ].filter((part) => part !== '')
  return parts.join('; ') || 'nothing is different'
}

function fates(changed: readonly Changed[], kind: Changed['kind']): string {
  const own = changed.filter((one) => one.kind === kind)
  const [first, ...others] = (['changed', 'added', 'removed', 'moved'] as const).flatMap((fate) => {
    const count = own.filter((one) => one.fate === fate).length
    return count > 0 ? [{ fate, count }] : []
  })
  if (!first) return ''
  return [
    `${counted(first.count, kind)} ${first.fate}`,
    ...others.map(({ fate, count }) => `${count} ${fate}`),
  ].join(', ')
}

/** `12 services need what has changed, 3 of them stop with it`. */
export function affectedSummary(affected: readonly Affected[]): string {
  const hard = affected.filter((one) => one.hard).length
  const stop =
    hard === 0
      ? 'none stops with it'
      : hard === affected.length
        ? stops(hard)
        : `${hard} of them ${hard === 1 ? 'stops' : 'stop'} with it`
  return `${counted(affected.length, 'service')} ${affected.length === 1 ? 'needs' : 'need'} what has changed, ${stop}`
}

const stops = (count: number): string => (count === 1 ? 'and stops with it' : 'all of them stop with it')

/** `2 errors, 1 warning`; empty where there is none. */
export function findingCounts(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length
  return [
    { count: count('error'), noun: 'error' },
    { count: count('warn'), noun: 'warning' },
    { count: count('info'), noun: 'info' },
  ]
    .flatMap(({ count, noun }) => (count > 0 ? [counted(count, noun)] : []))
    .join(', ')
}

/** True where two states are the same for whoever runs the services and whoever reads about them. */
export const isNothing = (change: CatalogChange): boolean =>
  [
    change.changed,
    change.texts,
    change.settings,
    change.conflicts.made,
    change.conflicts.solved,
    change.findings.made,
    change.findings.solved,
  ].every((list) => list.length === 0)

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

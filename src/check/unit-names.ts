import type { Service } from '../model/document.ts'

/** Kinds of units that systemd has. */
export const unitSuffixes: readonly string[] = [
  'service',
  'socket',
  'device',
  'mount',
  'automount',
  'swap',
  'target',
  'path',
  'timer',
  'slice',
  'scope',
]

/** A unit's full name: without a suffix of systemd's it is a service. */
export const unitName = (name: string): string =>
  unitSuffixes.includes(name.slice(name.lastIndexOf('.') + 1)) && name.includes('.')
    ? name
    : `${name}.service`

/** True where the document lists the unit, or the template that it is an instance of. */
export function hasUnit(service: Service, name: string): boolean {
  const wanted = unitName(name)
  const template = wanted.replace(/@[^.]*/, '@')
  return (service.units ?? []).some((unit) => {
    const listed = unitName(unit.name)
    return listed === wanted || (wanted.includes('@') && listed === template)
  })
}

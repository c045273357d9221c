import { perCatalog } from '../model/catalog.ts'
import type { SitePath } from '../model/output-file.ts'
import { fleetDuplicates, type PortConflict, portConflicts } from '../model/port-conflict.ts'
import { type Stretch, split } from './part.ts'
import { portText } from './port-text.ts'
import { slugOf } from './slug.ts'

/** Every conflict that the site shows. */
export const allConflicts = perCatalog((catalog): readonly PortConflict[] => [
  ...portConflicts(catalog),
  ...fleetDuplicates(catalog),
])

/** Conflicts as the parts of their index show them. */
export const conflictStretches = perCatalog((catalog): readonly Stretch<PortConflict>[] =>
  split('conflicts', allConflicts(catalog), {
    label: ({ range, socket, transport }) => portText({ port: range, socket, transport }),
    weight: ({ claims }) => 700 + 250 * claims.length,
  }),
)

/** Where each conflict stands: its page and its fragment id, which names the port and who claims it. */
export const conflictAnchors = perCatalog(
  (catalog): ReadonlyMap<PortConflict, { page: SitePath; anchor: string }> => {
    const taken = new Map<string, number>()
    return new Map(
      conflictStretches(catalog).flatMap(({ path, rows }) =>
        rows.map((conflict) => {
          const base = anchorOf(conflict)
          const times = (taken.get(base) ?? 0) + 1
          taken.set(base, times)
          return [conflict, { page: path, anchor: times === 1 ? base : `${base}-${times}` }] as const
        }),
      ),
    )
  },
)

function anchorOf({ range, socket, transport, claims }: PortConflict): string {
  const names = new Set(claims.map(({ service }) => service?.id ?? 'base'))
  return `c-${slugOf([portText({ port: range, socket, transport }), ...names].join(' '))}`
}

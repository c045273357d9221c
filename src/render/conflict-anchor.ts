import { perCatalog } from '../model/catalog.ts'
import type { SitePath } from '../model/output-file.ts'
import { fleetDuplicates, type PortConflict, portConflicts } from '../model/port-conflict.ts'
import { rowsPerPart } from './part.ts'
import { indexPath } from './path.ts'
import { portText } from './port-text.ts'
import { slugOf } from './slug.ts'

/** Conflicts on one page of their index: each is a small table. */
export const conflictsPerPart = rowsPerPart / 2

/** Every conflict that the site shows. */
export const allConflicts = perCatalog((catalog): readonly PortConflict[] => [
  ...portConflicts(catalog),
  ...fleetDuplicates(catalog),
])

/** Where each conflict stands: its page and its fragment id, which names the port and who claims it. */
export const conflictAnchors = perCatalog(
  (catalog): ReadonlyMap<PortConflict, { page: SitePath; anchor: string }> => {
    const taken = new Map<string, number>()
    return new Map(
      allConflicts(catalog).map((conflict, index) => {
        const base = anchorOf(conflict)
        const times = (taken.get(base) ?? 0) + 1
        taken.set(base, times)
        const page = indexPath('conflicts', Math.floor(index / conflictsPerPart))
        return [conflict, { page, anchor: times === 1 ? base : `${base}-${times}` }]
      }),
    )
  },
)

function anchorOf({ range, socket, transport, claims }: PortConflict): string {
  const names = new Set(claims.map(({ service }) => service?.id ?? 'base'))
  return `c-${slugOf([portText({ port: range, socket, transport }), ...names].join(' '))}`
}

import { perCatalog } from '../model/catalog.ts'
import type { SitePath } from '../model/output-file.ts'
import {
  type Claim,
  fleetDuplicates,
  type PortConflict,
  type PortShare,
  portConflicts,
  portShares,
} from '../model/port-conflict.ts'
import { type Chunk, chunksOf, type Stretch, split } from './part.ts'
import { portText } from './port-text.ts'
import { slugOf } from './slug.ts'

/** Every conflict that the site shows. */
export const allConflicts = perCatalog((catalog): readonly PortConflict[] => [
  ...portConflicts(catalog),
  ...fleetDuplicates(catalog),
])

/** A conflict, or some of those who share a listener on purpose. */
export type Meeting =
  | { readonly conflict: PortConflict }
  | { readonly share: PortShare; readonly chunk: Chunk<Claim> }

/** Claims of a share that stand together. */
const mostClaims = 100

/** Conflicts, and then what is shared, as the parts of their index show them. */
export const conflictStretches = perCatalog((catalog): readonly Stretch<Meeting>[] => {
  const conflicts = allConflicts(catalog).map((conflict): Meeting => ({ conflict }))
  const shares = portShares(catalog).flatMap((share) =>
    chunksOf(share.claims, mostClaims).map((chunk): Meeting => ({ share, chunk })),
  )
  return split('conflicts', [...conflicts, ...shares], {
    label: (meeting) => {
      const { range, socket, transport } = 'share' in meeting ? meeting.share : meeting.conflict
      return portText({ port: range, socket, transport })
    },
    weight: (meeting) =>
      700 + 250 * ('share' in meeting ? meeting.chunk.items : meeting.conflict.claims).length,
  })
})

/** Where each conflict stands: its page and its fragment id, which names the port and who claims it. */
export const conflictAnchors = perCatalog(
  (catalog): ReadonlyMap<PortConflict, { page: SitePath; anchor: string }> => {
    const taken = new Map<string, number>()
    return new Map(
      conflictStretches(catalog).flatMap(({ path, rows }) =>
        rows
          .flatMap((meeting) => ('conflict' in meeting ? [meeting.conflict] : []))
          .map((conflict) => {
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

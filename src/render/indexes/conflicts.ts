import type { SitePath } from '../../model/output-file.ts'
import { placeOf } from '../../model/place.ts'
import { type Claim, type PortConflict, type PortShare, portShares } from '../../model/port-conflict.ts'
import { allConflicts, conflictAnchors, conflictStretches } from '../conflict-anchor.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { foldedLines } from '../host-set.ts'
import { linkTo } from '../link.ts'
import type { ClaimRow, ConflictRow, ShareRow } from '../page.ts'
import { bindText, portText } from '../port-text.ts'

/** `conflicts.html`: every port that two documents claim, and the ones they share on purpose. */
export function conflictsIndex(context: Context): readonly Draft[] {
  const total = allConflicts(context.catalog).length
  const shares = portShares(context.catalog)
  return conflictStretches(context.catalog).map(({ path, index, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'conflicts',
      total,
      conflicts: rows.map((conflict) => conflictRow(context, path, conflict)),
      shares: index === 0 ? shares.slice(0, mostShares).map((share) => shareRow(context, path, share)) : [],
      totalShares: shares.length,
      parts,
    }),
  }))
}

const mostShares = 200

const portOf = ({ range, socket, transport }: PortConflict | PortShare): string =>
  portText({ port: range, socket, transport })

function conflictRow(context: Context, path: SitePath, conflict: PortConflict): ConflictRow {
  const { claims, hosts, netns, why, nextFree } = conflict
  return {
    anchor: conflictAnchors(context.catalog).get(conflict)?.anchor ?? '',
    port: portOf(conflict),
    claims: claims.map((claim) => claimRow(context, path, claim)),
    hosts: foldedLines(hosts).join(', '),
    hostCount: hosts.length,
    netns,
    why,
    nextFree,
  }
}

function shareRow(context: Context, path: SitePath, share: PortShare): ShareRow {
  return {
    port: portOf(share),
    group: share.group,
    by: share.by,
    claims: share.claims.map((claim) => claimRow(context, path, claim)),
    hosts: foldedLines(share.hosts).join(', '),
    hostCount: share.hosts.length,
  }
}

function claimRow({ catalog }: Context, path: SitePath, { service, port, portIndex }: Claim): ClaimRow {
  const source = service ?? catalog.site
  const field = service ? ['ports', portIndex] : ['base', 'ports', portIndex]
  const { line } = placeOf(source.places, field)
  return {
    service: service && linkTo(path, service),
    bind: bindText(port),
    name: port.name,
    at: `${source.path ?? ''}:${line}`,
  }
}

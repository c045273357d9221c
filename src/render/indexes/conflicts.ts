import type { SitePath } from '../../model/output-file.ts'
import { placeOf } from '../../model/place.ts'
import { type Claim, type PortConflict, type PortShare, portShares } from '../../model/port-conflict.ts'
import { allConflicts, conflictAnchors, conflictStretches, type Meeting } from '../conflict-anchor.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { foldedLines } from '../host-set.ts'
import { linkTo } from '../link.ts'
import type { ClaimRow, ConflictRow, ShareRow } from '../page.ts'
import { relative } from '../path.ts'
import { bindText, portText } from '../port-text.ts'

/** `conflicts.html`: every port that two documents claim, and the ones they share on purpose. */
export function conflictsIndex(context: Context): readonly Draft[] {
  const total = allConflicts(context.catalog).length
  const shares = portShares(context.catalog).length
  const stretches = conflictStretches(context.catalog)
  const firstShares = stretches.find(({ rows }) => rows.some((meeting) => 'share' in meeting))
  return stretches.map(({ path, index, rows, parts }) => ({
    path,
    data: () => ({
      kind: 'conflicts',
      total,
      conflicts: rows.flatMap((row) => ('conflict' in row ? conflictRow(context, path, row.conflict) : [])),
      shares: rows.flatMap((row) => ('share' in row ? shareRow(context, path, row) : [])),
      // Links to what is shared lead to the first part.
      ...(index === 0 &&
        firstShares &&
        firstShares.index > 0 && {
          sharesElsewhere: { count: shares, href: relative(path, firstShares.path, 'shares') },
        }),
      parts,
    }),
  }))
}

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

function shareRow(
  context: Context,
  path: SitePath,
  { share, chunk }: Extract<Meeting, { share: PortShare }>,
): ShareRow {
  return {
    port: portOf(share),
    group: share.group,
    by: share.by,
    claims: chunk.items.map((claim) => claimRow(context, path, claim)),
    range: chunk.range,
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

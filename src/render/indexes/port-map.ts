import type { Service } from '../../model/document.ts'
import type { SitePath } from '../../model/output-file.ts'
import { portShares } from '../../model/port-conflict.ts'
import { portRegistry, type RegistryRow } from '../../model/port-registry.ts'
import type { Port, PortRange } from '../../model/schema/port.ts'
import { allConflicts, conflictAnchors } from '../conflict-anchor.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import type { PortMapRow, PortMark } from '../page.ts'
import { split } from '../part.ts'
import { pathOf, relative } from '../path.ts'
import { portAnchor, rangeText } from '../port-text.ts'
import { byTitle } from '../service-row.ts'

/** A number (or a range) that documents claim. */
interface Claimed {
  readonly range: PortRange
  readonly rows: readonly RegistryRow[]
}

/** A number that so many services claim is told as a count; only what meets is marked. */
const mostMarks = 40

/** `port-map.html`: numbers down, services across; where they meet is marked. */
export function portMapIndex(context: Context): readonly Draft[] {
  const numbers = byNumber(portRegistry(context.catalog))
  const meetings = meetingsOf(context)
  const parts = split('port-map', numbers, {
    label: ({ range }) => rangeText(range),
    weight: ({ rows }) => 120 + 190 * Math.min(rows.length, mostMarks),
  })
  return parts.map((part) => ({
    path: part.path,
    data: () => {
      const shown = part.rows.map((claimed) => ({ claimed, rows: markedRows(claimed, meetings) }))
      const columns = columnsOf(shown.flatMap(({ rows }) => rows))
      return {
        kind: 'port-map',
        total: numbers.length,
        conflicts: allConflicts(context.catalog).length,
        shares: portShares(context.catalog).length,
        columns: columns.map((service) => (service ? linkTo(part.path, service) : undefined)),
        rows: shown.map(({ claimed, rows }) => mapRow(part.path, claimed, rows, columns, meetings)),
        parts: part.parts,
      }
    },
  }))
}

function byNumber(registry: readonly RegistryRow[]): readonly Claimed[] {
  const numbers = new Map<string, { range: PortRange; rows: RegistryRow[] }>()
  for (const row of registry) {
    if (!row.range) continue
    const key = rangeText(row.range)
    const known = numbers.get(key)
    if (known) known.rows.push(row)
    else numbers.set(key, { range: row.range, rows: [row] })
  }
  return [...numbers.values()]
}

/** What a documented port meets. */
interface Meeting {
  readonly kind: 'conflict' | 'shared'
  /** Meetings of one number that are the same one. */
  readonly number: number
  readonly target: { readonly page: SitePath; readonly anchor: string }
}

/** Meetings by documented port; a conflict counts for more than a share. */
function meetingsOf({ catalog }: Context): ReadonlyMap<Port, Meeting> {
  const meetings = new Map<Port, Meeting>()
  const shared = { page: 'conflicts.html', anchor: 'shares' }
  for (const [number, { claims }] of portShares(catalog).entries()) {
    for (const { port } of claims) meetings.set(port, { kind: 'shared', number, target: shared })
  }
  const anchors = conflictAnchors(catalog)
  for (const [number, conflict] of allConflicts(catalog).entries()) {
    const target = anchors.get(conflict) ?? { page: 'conflicts.html', anchor: 'content' }
    for (const { port } of conflict.claims) meetings.set(port, { kind: 'conflict', number, target })
  }
  return meetings
}

/** The claims of a number that are marked: all, or only what meets where there are too many. */
function markedRows({ rows }: Claimed, meetings: ReadonlyMap<Port, Meeting>): readonly RegistryRow[] {
  if (rows.length <= mostMarks) return rows
  return rows.filter(({ port }) => meetings.has(port)).slice(0, mostMarks)
}

/** Services by title; the base layer, which every host carries, first. */
function columnsOf(rows: readonly RegistryRow[]): readonly (Service | undefined)[] {
  const services = new Set(rows.map(({ service }) => service))
  const named = [...services].flatMap((service) => service ?? []).sort(byTitle)
  return services.has(undefined) ? [undefined, ...named] : named
}

function mapRow(
  path: SitePath,
  { range, rows: all }: Claimed,
  rows: readonly RegistryRow[],
  columns: readonly (Service | undefined)[],
  meetings: ReadonlyMap<Port, Meeting>,
): PortMapRow {
  const places = new Map(columns.map((service, column) => [service, column]))
  const marks = new Map<number, PortMark>()
  const spans = new Map<string, { from: number; to: number; kind: Meeting['kind'] }>()
  for (const row of rows) {
    const column = places.get(row.service) ?? 0
    const meeting = meetings.get(row.port)
    const known = marks.get(column)
    marks.set(
      column,
      known ? joined(known, markOf(path, row, column, meeting)) : markOf(path, row, column, meeting),
    )
    if (!meeting) continue
    const key = `${meeting.kind} ${meeting.number}`
    const span = spans.get(key) ?? { from: column, to: column, kind: meeting.kind }
    spans.set(key, { ...span, from: Math.min(span.from, column), to: Math.max(span.to, column) })
  }
  return {
    label: rangeText(range),
    marks: [...marks.values()].sort((a, b) => a.column - b.column),
    spans: [...spans.values()].filter(({ from, to }) => from < to),
    ...(all.length > rows.length && { claims: all.length }),
  }
}

function markOf(
  path: SitePath,
  { service, port, portIndex, transport }: RegistryRow,
  column: number,
  meeting: Meeting | undefined,
): PortMark {
  const own = service && relative(path, pathOf(service), portAnchor(port, portIndex))
  return {
    column,
    kind: meeting?.kind ?? (port.state === 'listening' ? 'single' : port.state),
    transports: [transport],
    name: port.name ?? port.protocol,
    href: meeting ? relative(path, meeting.target.page, meeting.target.anchor) : own,
  }
}

const weight = { conflict: 4, shared: 3, single: 2, reserved: 1, disabled: 0 }

/** A service that claims one number twice, such as for TCP and UDP. */
function joined(a: PortMark, b: PortMark): PortMark {
  const stronger = weight[b.kind] > weight[a.kind] ? b : a
  return { ...stronger, transports: [...new Set([...a.transports, ...b.transports])] }
}

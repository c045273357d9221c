import { foldNodeSet } from '../../model/node-set.ts'
import type { SitePath } from '../../model/output-file.ts'
import { portRegistry, type RegistryRow } from '../../model/port-registry.ts'
import { allConflicts, conflictAnchors } from '../conflict-anchor.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../draft.ts'
import { linkTo } from '../link.ts'
import type { PortIndexRow, PortsIndex } from '../page.ts'
import { split } from '../part.ts'
import { relative } from '../path.ts'
import { conflictsByService } from '../port-rows.ts'
import { bindText, portText } from '../port-text.ts'

/** `ports.html`: the registry of all documented ports, by number. */
export function portsIndex(context: Context): readonly Draft[] {
  const registry = portRegistry(context.catalog)
  const conflicts = allConflicts(context.catalog).length
  const free = freeNumbers(registry)
  return split('ports', registry, { label: ({ port }) => portText(port), weight: 330 }).map(
    ({ path, index, rows, parts }) => ({
      path,
      data: () => ({
        kind: 'ports',
        total: registry.length,
        rows: rows.map((row) => portRow(context, path, row)),
        free: index === 0 ? free : [],
        conflicts,
        parts,
      }),
    }),
  )
}

/** Hosts are named up to this many characters; the service's page has them all. */
const longestHosts = 80

function portRow(context: Context, path: SitePath, { port, service, hosts }: RegistryRow): PortIndexRow {
  const folded = foldNodeSet(hosts)
  const conflict =
    service &&
    conflictsByService(context.catalog)
      .get(service.id)
      ?.find(({ claims }) => claims.some((claim) => claim.port === port))
  const place = conflict && conflictAnchors(context.catalog).get(conflict)
  return {
    port: portText(port),
    number: port.port?.first ?? 65_536,
    service: service && linkTo(path, service),
    name: port.name,
    bind: bindText(port),
    exposure: port.exposure,
    protocol: port.protocol,
    tls: port.tls,
    auth: port.auth,
    state: port.state,
    hosts: folded.length > longestHosts ? `${hosts[0]} +${hosts.length - 1}` : folded,
    conflict: place && relative(path, place.page, place.anchor),
  }
}

/** Where people start to look for a number. */
const startingPoints = [3000, 4000, 5000, 8000, 8443, 9000, 10_000, 30_000]

/** Numbers that no document names, on any host and for any transport. */
function freeNumbers(registry: readonly RegistryRow[]): PortsIndex['free'] {
  const taken = new Uint8Array(65_537)
  for (const { port } of registry) if (port.port) taken.fill(1, port.port.first, port.port.last + 1)
  return startingPoints.map((from) => ({ from, number: taken.indexOf(0, from) }))
}

import type { Port } from '../model/schema/port.ts'

/** `443/tcp`, `4040-4140/tcp`, or the path of a socket. */
export function portText({ port, socket, transport }: Pick<Port, 'port' | 'socket' | 'transport'>): string {
  if (!port) return socket ?? ''
  return `${rangeText(port)}/${transport}`
}

/** `443` or `4040-4140`. */
export const rangeText = ({ first, last }: { first: number; last: number }): string =>
  first === last ? String(first) : `${first}-${last}`

/** The addresses a port binds; `*` where nobody said: it is treated so. A socket has none. */
export const bindText = ({ bind, socket }: Pick<Port, 'bind' | 'socket'>): string =>
  socket === undefined ? (bind?.join(', ') ?? '*') : ''

/** Fragment id of a port on its service's page. */
export const portAnchor = (port: Port, index: number): string =>
  port.port ? `port-${rangeText(port.port)}-${port.transport}-${index + 1}` : `socket-${index + 1}`

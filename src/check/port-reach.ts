import { isLoopbackBind, isWildcardBind } from '../model/address.ts'
import type { Port } from '../model/schema/port.ts'

/** True for a port that something listens on; a reserved or disabled one is open to nobody. */
export const isListening = ({ state }: Port): boolean => state === 'listening'

/** Every address that the port is bound to is a loopback address. */
export const bindsLoopbackOnly = ({ bind }: Port): boolean => bind?.every(isLoopbackBind) ?? false

/** Some address that the port is bound to stands for all addresses. */
export const bindsEverything = ({ bind }: Port): boolean => bind?.some(isWildcardBind) ?? false

/**
 * True where programs on other hosts can reach the port, as far as the document says: by `exposure`, else by
 * the address. A port that says neither counts as open.
 */
export function isAboveLoopback(port: Port): boolean {
  if (!isListening(port) || port.socket !== undefined) return false
  return port.exposure === undefined ? !bindsLoopbackOnly(port) : port.exposure !== 'loopback'
}

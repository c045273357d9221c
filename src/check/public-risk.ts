import type { Port } from '../model/schema/port.ts'
import { isAccepted } from './accepted-risk.ts'
import { insecureDefaultOf } from './insecure-defaults.ts'

/** Protocols that the public speaks in clear by design: what they carry is public, or is signed by itself. */
const publicByDesign = new Set([
  'dns',
  'domain',
  'ntp',
  'nts-ke',
  'whois',
  'ssh',
  'wireguard',
  'quic',
  'http3',
  'icmp',
  'ipsec',
  'ike',
  'bgp',
  'stun',
  'git',
])

/** True for a port that the whole world reaches in clear, or that lets the whole world into an open program. */
export function isPubliclyInsecure(port: Port): boolean {
  const { exposure, tls, auth, protocol, state, socket } = port
  if (exposure !== 'public' || state !== 'listening' || socket !== undefined) return false
  const match = insecureDefaultOf(port)
  const open = match?.by === 'protocol' ? match.entry.id : undefined
  if (isAccepted(port, open ?? 'plaintext')) return false
  if (open !== undefined) return tls === 'none' || auth === 'none'
  return tls === 'none' && !publicByDesign.has(protocol?.toLowerCase() ?? '')
}

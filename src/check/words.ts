import { foldNodeSet } from '../model/node-set.ts'
import type { Port } from '../model/schema/port.ts'

/** A name as messages show it. */
export const quoted = (name: string): string => `\`${name}\``

/** `a`, `b` and `c`: names in the order given. */
export const listed = (names: readonly string[]): string => joined(names.map(quoted))

/** Words joined as a sentence does: commas, and `and` (or another word) before the last. */
export const joined = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`

/** `1 host`, `3 hosts`. */
const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

/** Names told one by one in a message; of longer lists the rest is counted. */
const mostNamed = 4

/** The first words of a list and how many `more` there are: `a, b, c and 7 more files`. */
export const fewOf = (words: readonly string[], more: string): string =>
  words.length <= mostNamed
    ? joined(words)
    : joined([...words.slice(0, mostNamed - 1), counted(words.length - mostNamed + 1, more)])

/** Longest node set that a message shows whole, in characters. */
const longest = 80

/** Hosts as one node set; where that would be longer than a line, the first and how many more. */
export function hostList(hosts: readonly string[]): string {
  const folded = foldNodeSet(hosts)
  if (folded.length <= longest) return folded
  return `${hosts[0] ?? ''} and ${counted(hosts.length - 1, 'more host')}`
}

/** `tcp/443`, `udp/4040-4140` or the path of a socket. */
export function portName(port: Port): string {
  if (port.port === undefined) return port.socket ?? port.transport
  const { first, last } = port.port
  return `${port.transport}/${first === last ? first : `${first}-${last}`}`
}

/** Names of ports, each once: a port may be listed for every address that it is bound to. */
export const portNames = (ports: readonly Port[]): string[] => [...new Set(ports.map(portName))]

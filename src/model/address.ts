import { isIPv4, isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Every address of a family. */
export const ANY = '*'

/** What a bind address takes of one family: nothing, one address (or an opaque name), or {@link ANY}. */
type Cover = string | undefined

/** What one bind address takes, by family. */
export interface AddressCover {
  /** As messages name it: as written; `*` where nobody says. */
  readonly bind: string
  /** False where the document does not say what is bound. */
  readonly known: boolean
  readonly v4: Cover
  readonly v6: Cover
}

/** What decides whether `::` takes IPv4 too: the socket's own option, else the host's sysctl. */
export interface V6Only {
  readonly v6only?: boolean | undefined
  readonly bindv6only?: boolean | undefined
}

/** Names that every Debian host resolves without asking anybody. */
const localNames: Readonly<Record<string, { readonly v4: Cover; readonly v6: Cover }>> = {
  localhost: { v4: '127.0.0.1', v6: '::1' },
  'ip6-localhost': { v4: undefined, v6: '::1' },
  'ip6-loopback': { v4: undefined, v6: '::1' },
}

/** The addresses that a `bind` takes; a name or `interface:NAME` is equal only to itself and to everything. */
export function coverOf(bind: string | undefined, options: V6Only = {}): AddressCover {
  const known = bind !== undefined
  return { bind: bind ?? ANY, known, ...familiesOf(bare(bind ?? ANY), options) }
}

function familiesOf(bind: string, { v6only, bindv6only }: V6Only): { v4: Cover; v6: Cover } {
  if (bind === ANY) return { v4: ANY, v6: ANY }
  if (isIPv4(bind)) return { v4: v4Cover(bind), v6: undefined }
  if (!isIPv6(bind)) return localNames[bind] ?? { v4: bind, v6: bind }
  // The library knows no interfaces such as eth0.100.
  const zone = /%.*/.exec(bind)?.[0] ?? ''
  const address = ipaddr.IPv6.parse(bind.slice(0, bind.length - zone.length))
  if (address.isIPv4MappedAddress()) {
    return { v4: v4Cover(address.toIPv4Address().toString()), v6: undefined }
  }
  if (address.range() !== 'unspecified') return { v4: undefined, v6: `${address}${zone}` }
  return { v4: (v6only ?? bindv6only) ? undefined : ANY, v6: ANY }
}

const v4Cover = (address: string): Cover => (address === '0.0.0.0' ? ANY : address)

/** Lower case, and `[::1]` without its brackets. */
const bare = (bind: string): string => bind.toLowerCase().replace(/^\[(.*)\]$/, '$1')

/** True where two listeners on one number cannot both have these: some address would go to both. */
export const coversOverlap = (a: AddressCover, b: AddressCover): boolean =>
  meet(a.v4, b.v4) || meet(a.v6, b.v6)

const meet = (a: Cover, b: Cover): boolean =>
  a !== undefined && b !== undefined && (a === b || a === ANY || b === ANY)

/** Why two covers overlap, as a clause: `0.0.0.0 includes 192.0.2.7`. */
export function explainOverlap(a: AddressCover, b: AddressCover): string {
  if (a.bind === b.bind) return sameBind(a, b)
  if (isWider(b, a)) return includes(b, a)
  if (isWider(a, b)) return includes(a, b)
  if (a.v4 === b.v4 && a.v6 === b.v6) return `${named(a)} is the same as ${named(b)}`
  return `${named(a)} and ${named(b)} meet on ${a.v4 !== undefined && meet(a.v4, b.v4) ? 'IPv4' : 'IPv6'}`
}

function sameBind(a: AddressCover, b: AddressCover): string {
  if (!a.known && !b.known) return 'neither says what it binds, which counts as every address'
  return `both bind ${a.bind === ANY ? 'every address' : a.bind}`
}

function includes(wide: AddressCover, narrow: AddressCover): string {
  const also = wide.v4 === ANY && wide.v6 === ANY && narrow.v6 === undefined && wide.bind !== ANY
  return `${named(wide)} ${also ? `without v6only includes IPv4, so` : 'includes'} ${named(narrow)}${also ? ' too' : ''}`
}

const named = ({ bind, known }: AddressCover): string =>
  bind !== ANY ? bind : known ? 'every address' : 'every address (nobody says which)'

/** True where `a` takes all that `b` takes, and more. */
const isWider = (a: AddressCover, b: AddressCover): boolean =>
  takes(a.v4, b.v4) && takes(a.v6, b.v6) && (a.v4 !== b.v4 || a.v6 !== b.v6)

const takes = (a: Cover, b: Cover): boolean => b === undefined || a === ANY || a === b

/** True for an address that no other host can reach: 127.0.0.0/8, `::1`, `localhost`, `interface:lo`. */
export function isLoopbackBind(bind: string): boolean {
  const address = bare(bind)
  if (address === 'interface:lo') return true
  if (address === ANY) return false
  const { v4, v6 } = familiesOf(address, {})
  const isLocalV4 = v4 === undefined || (isIPv4(v4) && v4.startsWith('127.'))
  return isLocalV4 && (v6 === undefined || v6 === '::1')
}

/** True for a bind that stands for every address of a family. */
export function isWildcardBind(bind: string): boolean {
  const { v4, v6 } = familiesOf(bare(bind), {})
  return v4 === ANY || v6 === ANY
}

import { isIP } from 'node:net'
import { line } from './text.ts'

/** True for an IP address, with or without the length of a network's prefix behind it. */
function isNetwork(text: string): boolean {
  const [address = '', prefix = '0', ...rest] = text.split('/')
  const family = isIP(address)
  const longest = family === 4 ? 32 : 128
  return family > 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= longest
}

/** An address range of `networks`. */
export const network = line(80).refine(isNetwork, {
  error: 'expected an address or a network such as 10.0.0.0/24',
})

/** One source of `allow`: what is written like an address has to be one, everything else is a name. */
export const source = line(400).refine((text) => isSourceName(text) || isNetwork(text), {
  error: 'expected an address, a network such as 10.0.0.0/24, a node set, service:ID, network:NAME or any',
})

/** Node sets have slashes inside brackets only. */
const isSourceName = (text: string): boolean =>
  /^(?:service|network):|[[@]/.test(text) || !/^[\d.]+(?:-[\d.]+)?$|[:/]/.test(text)

/** What a listener binds: an address alone, without port or prefix, or a name; several are a list. */
export const bindAddress = line(200).refine(
  (text) => isName(text) || isIP(text.replace(/^\[(.*)\]$/, '$1')) > 0,
  { error: 'expected one address without port or prefix, `*`, `localhost` or interface:NAME' },
)

/** Also a variable of whatever fills in the configuration: nothing is known of it. */
const isName = (text: string): boolean =>
  text === '*' || /^interface:|[{$<]/.test(text) || !/^[\d.]+$|[:/*,\s]/.test(text)

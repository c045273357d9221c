import { posix } from 'node:path'
import type { SitePath } from '../model/output-file.ts'

/** What an address means in a page of a folder that may stand anywhere. */
export type Address =
  /** A path inside the site; empty for the site's own folder. */
  | {
      readonly kind: 'inside'
      readonly path: SitePath
      readonly isFolder: boolean
      readonly fragment: string
    }
  /** A part of the page itself. */
  | { readonly kind: 'same'; readonly fragment: string }
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'remote' | 'root' | 'outside' | 'malformed' }

/** Schemes that ask the network. */
const networkSchemes: ReadonlySet<string> = new Set(['http', 'https', 'ws', 'wss', 'ftp'])

/** Reads an address as browsers do (white space, backslashes, percent-encoding), relative to a folder of the site. */
export function readAddress(url: string, folder: SitePath): Address {
  const text = cleaned(url)
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme) return networkSchemes.has(scheme) ? { kind: 'remote' } : { kind: 'scheme', scheme }
  const [, before = '', , , fragment = ''] = /^([^?#]*)(\?([^#]*))?(?:#(.*))?$/s.exec(text) ?? []
  const path = before.replaceAll('\\', '/')
  if (path.startsWith('//')) return { kind: 'remote' }
  if (path.startsWith('/')) return { kind: 'root' }
  if (path === '') return { kind: 'same', fragment }
  const decoded = decode(path)
  if (decoded === undefined) return { kind: 'malformed' }
  const joined = posix.normalize(posix.join(folder, decoded))
  if (joined === '..' || joined.startsWith('../')) return { kind: 'outside' }
  const isFolder = /(?:^|\/)\.{0,2}$/.test(decoded)
  return { kind: 'inside', path: joined.replace(/^\.?\/?$|\/$/, ''), isFolder, fragment }
}

/** The ids that a fragment may mean: as it is written, and decoded. */
export function idsOf(fragment: string): string[] {
  const id = fragment.replace(/:~:.*$/s, '')
  const decoded = decode(id)
  return decoded === undefined || decoded === id ? [id] : [id, decoded]
}

const cleaned = (url: string): string => url.replace(/^[\0- ]+|[\0- ]+$/g, '').replace(/[\t\n\r]/g, '')

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

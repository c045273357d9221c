import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** A file of the site as the server sends it. */
export interface SiteFile {
  readonly type: string
  readonly content: Buffer
}

/** The file that the path of a request means; undefined where the site has none. */
export async function siteFile(output: string, requestPath: string): Promise<SiteFile | undefined> {
  const path = sitePathOf(requestPath)
  if (path === undefined) return undefined
  const content = (await contentOf(output, path)) ?? (await afterSwap(output, path))
  return content && { type: typeOf(path), content }
}

/** A path inside the site, or undefined: nothing hidden, nothing above, no second way to spell a separator. */
function sitePathOf(requestPath: string): string | undefined {
  const path = decoded(requestPath)
  if (!path?.startsWith('/') || /[\\\0]/.test(path)) return undefined
  const whole = path.endsWith('/') ? `${path}index.html` : path
  const parts = whole.slice(1).split('/')
  return parts.some((part) => part === '' || part.startsWith('.')) ? undefined : parts.join('/')
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** Reads a regular file that lies, links followed, under the output folder. */
async function contentOf(output: string, path: string): Promise<Buffer | undefined> {
  try {
    const root = await realpath(output)
    const file = await realpath(join(root, path))
    if (!file.startsWith(root + sep) || !(await stat(file)).isFile()) return undefined
    return await readFile(file)
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'])

/** While a new site takes the old one's place there is none for a moment. */
async function afterSwap(output: string, path: string): Promise<Buffer | undefined> {
  const isThere = await stat(output).catch(() => undefined)
  if (isThere) return undefined
  await setTimeout(30)
  return contentOf(output, path)
}

const typeOf = (path: string): string => types[extname(path).toLowerCase()] ?? 'application/octet-stream'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/vnd.microsoft.icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
}

import type { Site } from '../model/catalog.ts'
import type { SitePath } from '../model/output-file.ts'

/**
 * The address of a file on the web where the configuration says that the site is there; undefined elsewhere. The main
 * page's is the folder's own.
 */
export function publicUrl({ baseUrl }: Site, path: SitePath): string | undefined {
  if (baseUrl === undefined) return undefined
  const folder = baseUrl.replace(/[?#].*$/, '').replace(/\/*$/, '/')
  return folder + (path === 'index.html' ? '' : path.split('/').map(encodeURIComponent).join('/'))
}

import type { Finding } from '../../src/model/finding.ts'
import type { SiteEntry } from '../../src/model/site-folder.ts'
import { verifySite } from '../../src/verify/verify-site.ts'

/** Findings on a site of these files; what stands under `links` is a symbolic link inside the site. */
export function verified(files: Record<string, string>, links: readonly string[] = []): readonly Finding[] {
  const folders = Object.keys(files).flatMap((path) =>
    path.split('/').flatMap((_, depth, parts) => (depth === 0 ? [] : [parts.slice(0, depth).join('/')])),
  )
  const entries: SiteEntry[] = [
    ...[...new Set(folders)].map((path) => ({ path, kind: 'folder' as const })),
    ...Object.keys(files).map((path) => ({ path, kind: 'file' as const })),
    ...links.map((path) => ({ path, kind: 'file' as const, leads: 'inside' as const })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1))
  const textOf = (path: string) => ({ text: files[path] ?? '' })
  return verifySite({ entries, textOf }, () => {}).findings
}

/** `index.html:1:5 error: what is wrong`, with the rule where it is not the one expected. */
export const shown = ({ path, place, severity, reason, ruleId }: Finding, expected?: string): string => {
  const name = severity === 'warn' ? 'warning' : severity
  const rule = ruleId === expected ? '' : ` [${ruleId}]`
  return `${path}:${place.line}:${place.column} ${name}: ${reason}${rule}`
}

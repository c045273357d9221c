import type { Severity } from '../model/finding.ts'
import type { SiteRuleId } from './reference.ts'

/** One thing that can be wrong with a built site. */
export interface SiteRule {
  readonly id: SiteRuleId
  readonly severity: Severity
  /** What it finds, in one sentence for lists. */
  readonly summary: string
}

/** What `verify-site` looks for. Each has its page in `docs/rules/site/`. */
export const siteRules = [
  rule('blocked-asset', 'error', 'An asset that browsers refuse to load from a file.'),
  rule('directory-link', 'error', 'A link to a folder, which shows a listing when opened from a file.'),
  rule('malformed-url', 'error', 'An address that cannot be read.'),
  rule('missing-fragment', 'error', 'A link to a part of a page that is not there.'),
  rule('missing-target', 'error', 'A link or asset whose file is not there.'),
  rule('module-script', 'error', 'A module script, which no browser loads from a file.'),
  rule('network-call', 'error', 'A script that asks the network or another file.'),
  rule('outside-link', 'error', 'A link that leads out of the site’s folder.'),
  rule('policy-violation', 'error', 'Something that the page’s own Content-Security-Policy blocks.'),
  rule('remote-asset', 'error', 'Something that is loaded from the network with the page.'),
  rule(
    'root-relative',
    'error',
    'A link from the root of a server or machine, which a copied folder does not have.',
  ),
  rule('special-file', 'error', 'A link or special file that a copy of the folder would lose.'),
  rule('unportable-name', 'warn', 'A name that other file systems cannot keep.'),
  rule('unreadable', 'error', 'A page, style sheet or script that cannot be read.'),
] as const satisfies readonly SiteRule[]

function rule(name: string, severity: Severity, summary: string): SiteRule {
  return { id: `site/${name}`, severity, summary }
}

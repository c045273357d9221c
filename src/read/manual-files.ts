import { join } from 'node:path'
import { type ContentEntry, listContent } from './content-tree.ts'
import { packageRoot } from './program.ts'

/** Where the manual stands in a site. */
export const manualFolder = 'manual/'

/** What of the package's `docs/` users read; the rest is for those who change Portolan. */
const isForUsers = (source: string): boolean =>
  /^(?:(?:index|commands)\.md$|guide\/|reference\/|rules\/)/.test(source)

/** The pages of Portolan's own manual, as if they stood in the content folder. */
export const listManual = (): readonly ContentEntry[] =>
  listContent(join(packageRoot(), 'docs'))
    .filter(({ source, refusal }) => isForUsers(source) && source.endsWith('.md') && refusal === undefined)
    .map((entry) => ({ ...entry, source: manualFolder + entry.source }))

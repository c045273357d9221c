import { posix } from 'node:path'
import type { SitePath } from '../model/output-file.ts'
import type { SiteEntry } from '../model/site-folder.ts'
import type { Remark } from './reference.ts'
import { fold } from './site-index.ts'

/** A remark on an entry as such: it has no place in a text. */
export type EntryRemark = Omit<Remark, 'span'> & { readonly path: SitePath }

/** What a copy of the folder, a stick or an archive could not keep. */
export function entryRemarks(entries: readonly SiteEntry[]): EntryRemark[] {
  const seen = new Map<string, SitePath>()
  return entries.flatMap((entry) => {
    const key = fold(entry.path)
    const rival = seen.get(key)
    seen.set(key, rival ?? entry.path)
    return [linkRemark(entry), nameRemark(entry.path, rival)].filter((remark) => remark !== undefined)
  })
}

const whereLinksLead = {
  inside: 'is a symbolic link, which a stick or an archive may not keep',
  outside: 'is a symbolic link that leads out of the site',
  nowhere: 'is a symbolic link that leads nowhere',
}

function linkRemark({ path, kind, leads }: SiteEntry): EntryRemark | undefined {
  if (leads === undefined && kind !== 'special') return undefined
  const what = leads ? whereLinksLead[leads] : 'is neither a file nor a folder'
  const help = leads === 'inside' || leads === 'outside' ? 'put a copy of the file there' : 'remove it'
  return { ruleId: 'site/special-file', path, reason: `\`${path}\` ${what}`, help }
}

function nameRemark(path: SitePath, rival: SitePath | undefined): EntryRemark | undefined {
  const flaw = rival === undefined ? flawOf(posix.basename(path)) : `is the same name as \`${rival}\` there`
  return flaw === undefined
    ? undefined
    : {
        ruleId: 'site/unportable-name',
        path,
        reason: `Windows, macOS or a FAT stick cannot keep \`${path}\`: it ${flaw}`,
        help: 'give it another name',
      }
}

function flawOf(name: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no such name may have
  const character = /[<>:"\\|?*\u0000-\u001F]/.exec(name)?.[0]
  if (character) return `has the character ${JSON.stringify(character)}`
  if (/[. ]$/.test(name)) return 'ends in a dot or a space'
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)) return 'is the name of a device'
  return Buffer.byteLength(name) > 255 ? 'is longer than 255 bytes' : undefined
}

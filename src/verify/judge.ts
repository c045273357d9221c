import { posix } from 'node:path'
import type { SitePath } from '../model/output-file.ts'
import { type Address, idsOf, readAddress } from './address.ts'
import type { Reference, Remark, SiteRuleId } from './reference.ts'
import type { SiteIndex } from './site-index.ts'

/** What is wrong with an address, wherever it stands. */
type Verdict = Omit<Remark, 'span'>

/** A part of another page that a link leads to: known only when that page has been read. */
export interface Landing {
  readonly path: SitePath
  readonly fragment: string
}

/** An address as judged: wrong, or leading to a part of a page, or neither. */
export type Judgement = { readonly verdict: Verdict } | { readonly landing: Landing } | undefined

const judged = (ruleId: SiteRuleId, reason: string, help?: string | undefined): Judgement => ({
  verdict: { ruleId, reason, help },
})

/** Judges one reference of the file `from`, whose relative addresses start at `folder`. */
export function judgeReference(
  { url, use }: Pick<Reference, 'url' | 'use'>,
  { from, folder, index }: { from: SitePath; folder: SitePath; index: SiteIndex },
): Judgement {
  const address = readAddress(url, folder)
  switch (address.kind) {
    case 'scheme':
      return address.scheme === 'file'
        ? judged('site/root-relative', `\`${shown(url)}\` is a path of one machine`, relativeHelp)
        : undefined
    case 'remote':
      return remoteJudgement(use, url)
    case 'root':
      return judged('site/root-relative', `\`${shown(url)}\` starts at the root of a server`, relativeHelp)
    case 'malformed':
      return judged('site/malformed-url', `\`${shown(url)}\` cannot be decoded`, 'write `%` as `%25`')
    case 'outside':
      return judged(
        'site/outside-link',
        `\`${shown(url)}\` leads out of the site`,
        'link to a page of the site',
      )
    case 'same':
      return sameJudgement(use, from, address.fragment)
    case 'inside':
      return insideJudgement(address, use, index)
  }
}

const relativeHelp = 'write the path relative to the page, such as `../assets/site.css`'
const shown = (url: string): string => (url.length > 120 ? `${url.slice(0, 120)}…` : url)

function remoteJudgement(use: Reference['use'], url: string): Judgement {
  if (use === 'link') return undefined
  if (use === 'redirect')
    return judged('site/remote-asset', `the page leads on to \`${shown(url)}\` by itself`, 'make it a link')
  return judged('site/remote-asset', `\`${shown(url)}\` is loaded from the network`, 'copy it into the site')
}

function sameJudgement(use: Reference['use'], from: SitePath, fragment: string): Judgement {
  if (use !== 'link' && use !== 'redirect' && use !== 'id')
    return judged('site/missing-target', 'the address is empty', 'name the file, or remove the attribute')
  return leadsSomewhere(fragment) ? { landing: { path: from, fragment } } : undefined
}

function insideJudgement(
  { path, isFolder, fragment }: Address & { kind: 'inside' },
  use: Reference['use'],
  index: SiteIndex,
): Judgement {
  const kind = index.kindOf(path)
  if (kind === undefined)
    return judged('site/missing-target', `\`${path}\` is not there`, index.helpFor(path))
  if (kind === 'folder' || isFolder) return folderJudgement(path, index)
  if (use === 'id' || use === 'manifest')
    return judged(
      'site/blocked-asset',
      `no browser loads \`${path}\` from a file`,
      use === 'id' ? 'put the drawing into the page and name it by `#id`' : 'leave the manifest out',
    )
  return leadsSomewhere(fragment) && hasIds(path) ? { landing: { path, fragment } } : undefined
}

function folderJudgement(path: SitePath, index: SiteIndex): Judgement {
  const page = posix.join(path, 'index.html')
  const help = index.kindOf(page) === 'file' ? `link to \`${page}\`` : 'link to a page in it'
  return judged(
    'site/directory-link',
    `\`${path || '.'}\` is a folder: opened from a file it is a listing`,
    help,
  )
}

/** Empty and `top` are the top of the page; what begins with `/` or `!` is the address of a script's own page. */
const leadsSomewhere = (fragment: string): boolean => !/^(?:$|top$|[/!]|:~:)/i.test(fragment)

/** Whether parts of a file can be linked to by id; `#page=2` of a PDF is something else. */
export const hasIds = (path: SitePath): boolean => /\.(?:x?html?|svg)$/i.test(path)

/** Whether one of the page's ids is what the fragment means. */
export const isThere = (fragment: string, ids: ReadonlySet<string>): boolean =>
  idsOf(fragment).some((id) => ids.has(id))

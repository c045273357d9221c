import type { Catalog } from '../../../model/catalog.ts'
import { didYouMean } from '../../../model/did-you-mean.ts'
import { type BodyLink, type Document, isComplete } from '../../../model/document.ts'
import { documentsByName, nameKey, resolveLink } from '../../../model/wiki-link.ts'
import type { Report, Rule } from '../../rule.ts'

/** `markdown/link-broken`. A wikilink to nothing is a page that somebody wants: a warning. */
export const linkBroken: Rule = {
  id: 'markdown/link-broken',
  severity: 'error',
  summary: 'A link leads to a page, file or heading that is not there.',
  check({ catalog, report }) {
    const wanted = wantedWords(catalog)
    for (const document of catalog.documents.values()) {
      for (const link of document.outline.links) {
        if (link.kind === 'image') continue
        const words = wordsFor(catalog, document, link, wanted)
        if (words) report({ document, place: link.place, value: written(link), ...words })
      }
    }
  },
}

const written = ({ target, fragment }: BodyLink): string =>
  fragment === undefined ? target : `${target}#${fragment}`

type Words = Pick<Report, 'reason' | 'help' | 'severity'>

function wordsFor(
  catalog: Catalog,
  from: Document,
  link: BodyLink,
  wanted: (name: string) => Words,
): Words | undefined {
  const resolved = resolveLink(catalog, from, link)
  if (resolved.kind === 'missing')
    return link.kind === 'wiki' ? wanted(resolved.name) : missing(resolved.name)
  if ((resolved.kind !== 'document' && resolved.kind !== 'fragment') || !resolved.fragmentMissing)
    return undefined
  const to = resolved.kind === 'document' ? resolved.document : from
  // A page that could not be read has no headings that we know of.
  return isComplete(to, 'outline') ? noHeading(link.fragment ?? '', to) : undefined
}

/** What is said of a page that nobody wrote; many pages want the same one, so each name is looked up once. */
function wantedWords(catalog: Catalog): (name: string) => Words {
  const known = new Map<string, Words>()
  return (name) => {
    const words = known.get(name) ?? wantedPage(name, catalog)
    known.set(name, words)
    return words
  }
}

function wantedPage(name: string, catalog: Catalog): Words {
  const nearest = didYouMean(nameKey(name), documentsByName(catalog).keys())
  return {
    severity: 'warn',
    reason: `there is no page \`${name}\` yet`,
    help: nearest ? `did you mean \`[[${nearest}]]\`?` : 'write it, or name a page that there is',
  }
}

const missing = (target: string): Words => ({
  reason: `the link leads to \`${target}\`, which is not there`,
  help: target.startsWith('/')
    ? 'a path with / in front begins at the content folder; [[NAME]] finds a page wherever it is'
    : 'the path is relative to this file; [[NAME]] finds a page wherever it is',
})

function noHeading(fragment: string, to: Document): Words {
  if (fragment === '') return { reason: 'the link leads nowhere', help: 'name a page, a file or a heading' }
  const headings = to.outline.headings.map(({ id }) => id.replace(/^h-/, ''))
  const nearest = didYouMean(fragment, headings)
  return {
    reason: `\`${to.id}\` has no heading \`${fragment}\``,
    help: nearest ? `did you mean \`#${nearest}\`?` : 'name a heading of that page as it is written there',
  }
}

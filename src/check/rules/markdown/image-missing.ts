import { posix } from 'node:path'
import { didYouMean } from '../../../model/did-you-mean.ts'
import type { Document } from '../../../model/document.ts'
import { resolveLink } from '../../../model/wiki-link.ts'
import type { Rule } from '../../rule.ts'

/** `markdown/image-missing`. A picture from elsewhere would not be there when the network is down. */
export const imageMissing: Rule = {
  id: 'markdown/image-missing',
  severity: 'error',
  summary: 'A picture is not in the content folder.',
  check({ catalog, report }) {
    for (const document of catalog.documents.values()) {
      for (const link of document.outline.links) {
        if (link.kind !== 'image') continue
        const resolved = resolveLink(catalog, document, link)
        if (resolved.kind === 'file') continue
        const nearest = nearestFile(document, link.target, catalog.files)
        report({
          document,
          place: link.place,
          value: link.target,
          ...(resolved.kind === 'external'
            ? {
                reason: `the picture \`${link.target}\` is somewhere else`,
                note: 'the site asks nobody for anything, so the picture is never shown',
                help: 'put a copy beside the document',
              }
            : {
                reason: `the picture \`${link.target}\` is not there`,
                help: nearest
                  ? `did you mean \`${nearest}\`?`
                  : 'put it there; the path is relative to this file',
              }),
        })
      }
    }
  },
}

/** Paths are compared as the document would write them. */
const nearestFile = ({ source }: Document, target: string, files: Iterable<string>): string | undefined =>
  didYouMean(
    posix.normalize(target),
    [...files].map((file) => posix.relative(posix.dirname(source), file)),
  )

import { isReviewOverdue, reviewDue, usualReviewInterval } from '../../../model/review.ts'
import type { Rule } from '../../rule.ts'

/** `meta/review-stale`. A document nobody compared with its hosts for so long is a guess. */
export const reviewStale: Rule = {
  id: 'meta/review-stale',
  severity: 'warn',
  summary: 'The last review is longer ago than the document allows.',
  check({ catalog, today, report }) {
    for (const service of catalog.services) {
      if (!isReviewOverdue(service, today)) continue
      report({
        document: service,
        field: ['reviewed'],
        reason: `the review of \`${service.id}\` was due on ${reviewDue(service)}`,
        label: `to be reviewed every ${service.reviewEvery ?? usualReviewInterval} days`,
        help: 'compare the document with the hosts, correct it, and set `reviewed:` to that day',
      })
    }
  },
}

import type { Rule } from '../../rule.ts'

/** `meta/review-future`. A slip of the year would keep the document fresh for ever. */
export const reviewFuture: Rule = {
  id: 'meta/review-future',
  severity: 'error',
  summary: 'The date of the last review has not come yet.',
  check({ catalog, today, report }) {
    for (const service of catalog.services) {
      const { id, reviewed } = service
      if (reviewed === undefined || reviewed <= today) continue
      report({
        document: service,
        field: ['reviewed'],
        reason: `\`${id}\` was reviewed on ${reviewed}, which has not come yet`,
        actual: reviewed,
        help: `\`reviewed:\` is the day of the last review, not of the next; today is ${today}`,
      })
    }
  },
}

import type { Rule } from '../../rule.ts'

/** `meta/review-stale`. A document nobody compared with its hosts for so long is a guess. */
export const reviewStale: Rule = {
  id: 'meta/review-stale',
  severity: 'warn',
  summary: 'The last review is longer ago than the document allows.',
  check({ catalog, today, report }) {
    for (const service of catalog.services) {
      const { id, reviewed, reviewEvery = 365, lifecycle } = service
      if (reviewed === undefined || lifecycle === 'retired') continue
      const due = addDays(reviewed, reviewEvery)
      if (due >= today) continue
      report({
        document: service,
        field: ['reviewed'],
        reason: `the review of \`${id}\` was due on ${due}`,
        label: `reviewed every ${reviewEvery} days`,
        help: 'compare the document with the hosts, correct it, and set `reviewed:` to that day',
      })
    }
  },
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

import type { Service } from './document.ts'

/** Days for which a review holds where the document does not say. */
export const usualReviewInterval = 365

/** Last day on which the review of a service holds, `YYYY-MM-DD`; undefined where nobody reviewed it. */
export function reviewDue({ reviewed, reviewEvery = usualReviewInterval }: Service): string | undefined {
  if (reviewed === undefined) return undefined
  return new Date(Date.parse(`${reviewed}T00:00:00Z`) + reviewEvery * 86_400_000).toISOString().slice(0, 10)
}

/** True where the last review is longer ago than the document allows; retired services need none. */
export function isReviewOverdue(service: Service, today: string): boolean {
  const due = reviewDue(service)
  return due !== undefined && due < today && service.lifecycle !== 'retired'
}

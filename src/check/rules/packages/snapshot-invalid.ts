import type { Rule } from '../../rule.ts'

/** `packages/snapshot-invalid`. Told by the reader of the snapshot. */
export const snapshotInvalid: Rule = {
  id: 'packages/snapshot-invalid',
  severity: 'error',
  summary: 'The package snapshot cannot be used.',
}

import { expect, test } from 'vitest'
import { summaryLine } from '../../src/report/summary.ts'

const none = { errors: 0, warnings: 0, infos: 0, suppressed: 0, baselined: 0, services: 45 }

test.each([
  [{}, 'no findings in 45 services'],
  [{ errors: 2, warnings: 1 }, '2 errors, 1 warning in 45 services'],
  [{ errors: 1, services: 1 }, '1 error in 1 service'],
  [{ infos: 4, services: 0 }, '4 infos in no services'],
  [{ warnings: 3, suppressed: 2 }, '3 warnings in 45 services (2 suppressed)'],
  [{ suppressed: 1, baselined: 12 }, 'no findings in 45 services (1 suppressed, 12 in the baseline)'],
])('%o', (counts, line) => {
  expect(summaryLine({ ...none, ...counts })).toBe(line)
})

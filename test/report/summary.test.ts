import { expect, test } from 'vitest'
import { summaryLine } from '../../src/report/summary.ts'

const none = {
  errors: 0,
  warnings: 0,
  infos: 0,
  suppressed: 0,
  baselined: 0,
  fixable: 0,
  unsafelyFixable: 0,
  services: 45,
}

test.each([
  [{}, 'no findings in 45 services'],
  [{ errors: 2, warnings: 1 }, '2 errors, 1 warning in 45 services'],
  [{ errors: 1, services: 1 }, '1 error in 1 service'],
  [{ infos: 4, services: 0 }, '4 infos in no services'],
  [{ warnings: 3, suppressed: 2 }, '3 warnings in 45 services (2 suppressed)'],
  [{ errors: 3, fixable: 2 }, '3 errors in 45 services; 2 fixable with --fix'],
  [
    { errors: 3, suppressed: 1, fixable: 1, unsafelyFixable: 1 },
    '3 errors in 45 services (1 suppressed); 1 fixable with --fix, 1 more with --fix --unsafe-fixes',
  ],
  [{ errors: 1, unsafelyFixable: 1 }, '1 error in 45 services; 1 fixable with --fix --unsafe-fixes'],
  [{ suppressed: 1, baselined: 12 }, 'no findings in 45 services (1 suppressed, 12 in the baseline)'],
])('%o', (counts, line) => {
  expect(summaryLine({ ...none, ...counts })).toBe(line)
})

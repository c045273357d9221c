import { expect, test } from 'vitest'
import { isNewEnough } from '../../src/model/upstream-version.ts'

test.each([
  ['2.28.1+dfsg-1', '2.28.1', true],
  ['2.28.1+dfsg-1', '2.25.0', true],
  ['2.28.1+dfsg-1', '2.31.0', false],
  ['1:4.10-1', '4.9', true],
  ['1.2-1', '1.2.0', true],
  ['1.2.0-1', '1.2', true],
  ['6.0-3+b2', '>= 5.4, << 7', true],
  ['6.0-3+b2', '>= 5.4, << 6', false],
  ['2.0~rc1-1', '2.0', false],
  ['2.0~rc1-1', '1.9', true],
  ['2.0~dfsg-1', '2.0', true],
  ['7.20.15+ds1+~cs214.269.168-3+deb12u2', '7.20.15', true],
  ['20230130', '20220101', true],
  ['1.20.5+really1.20.2-1.1', '1.20.3', undefined],
  ['4.0b1-1', '4.0', undefined],
  ['1.0-1', '^1.0.0', undefined],
  ['1.0-1', '~= 1.0', undefined],
  ['1.0-1', '1.0.0-beta.1', undefined],
  ['1.0-1', '2.0rc1', undefined],
])('Debian’s %s against %s: %s', (debian, wanted, expected) => {
  expect(isNewEnough(debian, wanted)).toBe(expected)
})

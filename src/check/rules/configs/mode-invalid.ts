import { entries } from '../../entries.ts'
import { rewritten } from '../../repairs.ts'
import type { Rule } from '../../rule.ts'

/** `configs/mode-invalid`. Judged by its text: a number would have lost the leading zero. */
export const modeInvalid: Rule = {
  id: 'configs/mode-invalid',
  severity: 'error',
  summary: 'The mode of a file is not three or four octal digits.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index } of entries(catalog, 'configs')) {
      const { mode, path } = item
      if (mode === undefined || /^[0-7]{3,4}$/.test(mode)) continue
      const octal = octalOf(mode)
      report({
        document: service,
        field: ['configs', index, 'mode'],
        value: mode,
        actual: mode,
        reason: `\`${mode}\` is no mode for \`${path}\``,
        help: octal ? `write mode: "${octal}"` : 'write three or four octal digits in quotes, such as "0644"',
        ...(octal && { expected: [octal], repair: { ...rewritten(octal), title: `write mode: "${octal}"` } }),
      })
    }
  },
}

/** The octal digits that `0o644`, `00644`, `01777` or `u=rw,g=r,o=r` mean. */
function octalOf(mode: string): string | undefined {
  const digits = /^(?:0o|0+)([0-7]{3,4})$/i.exec(mode)?.[1]
  if (digits) return digits.padStart(4, '0')
  const symbolic = /^u=([rwx]*),g=([rwx]*),o=([rwx]*)$/.exec(mode)
  return symbolic ? `0${symbolic.slice(1).map(octalDigit).join('')}` : undefined
}

const octalDigit = (letters: string): number =>
  (letters.includes('r') ? 4 : 0) + (letters.includes('w') ? 2 : 0) + (letters.includes('x') ? 1 : 0)

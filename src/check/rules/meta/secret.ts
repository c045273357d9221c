import { looksSecret } from '../../../model/secret-value.ts'
import { entries } from '../../entries.ts'
import type { Rule } from '../../rule.ts'
import { isSecretName } from '../../secret-arguments.ts'

/** `meta/secret`. What shows in the text alone is told while a file is parsed; here, the settings of files. */
export const secret: Rule = {
  id: 'meta/secret',
  severity: 'error',
  summary: 'A private key, token or password is written out.',
  scope: 'document',
  check({ catalog, report }) {
    for (const { service, item, index } of entries(catalog, 'configs')) {
      for (const [at, { key, value }] of (item.settings ?? []).entries()) {
        if (!isSecretName(key) || !isOneWord(value) || !looksSecret(value)) continue
        report({
          document: service,
          field: ['configs', index, 'settings', at, 'value'],
          value: key,
          reason: `the value of \`${key}\` looks like a secret`,
          note: 'whoever reads the site or its history has it from now on',
          help: 'take it out and revoke it; name the place where it is kept instead, such as `<from the vault>`',
        })
      }
    }
  },
}

/** Several words are an answer: `password required`. */
const isOneWord = (value: string): boolean => /^\S{6,}$/.test(value)

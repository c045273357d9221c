import { expect, test } from 'vitest'
import { commandLinePage } from '../../scripts/reference/command-line.ts'
import { configurationPage, fieldsPage } from '../../scripts/reference/fields.ts'
import { rulesPage } from '../../scripts/reference/rules.ts'
import { program } from '../../src/cli.ts'

/**
 * The reference is made from the definitions themselves and committed, because people read it on the forge, too,
 * and a review shows what a change means to users. Where this fails, `npm run reference` writes it anew.
 */
test.each([
  ['fields', fieldsPage],
  ['configuration', configurationPage],
  ['rules', rulesPage],
  ['command-line', () => commandLinePage(program)],
])('docs/reference/%s.md says what the program does (npm run reference)', async (name, page) => {
  await expect(page()).toMatchFileSnapshot(`../../docs/reference/${name}.md`)
})

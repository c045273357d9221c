import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = '/usr/bin/xmllint'

/** True where Debian's libxml2-utils are installed. CI sets PORTOLAN_TEST_REQUIRE: there their absence is a failure. */
export const hasXmllint = existsSync(program)
if (!hasXmllint && process.env.PORTOLAN_TEST_REQUIRE === 'all') throw new Error(`${program} is missing`)

/** What libxml2 has against a text: nothing where it fits the schema, a path under `test/`. */
export function complaints(xml: string, schema: string): string {
  const path = fileURLToPath(new URL(`../${schema}`, import.meta.url))
  const { status, stderr } = spawnSync(program, ['--noout', '--nonet', '--schema', path, '-'], { input: xml })
  return status === 0 ? '' : stderr.toString()
}

/** What an XPath expression selects, as libxml2 reads the text. */
export const xpath = (xml: string, expression: string): string =>
  execFileSync(program, ['--nonet', '--xpath', expression, '-'], { input: xml, encoding: 'utf8' })

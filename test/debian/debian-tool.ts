import { existsSync } from 'node:fs'

/** True where a program of Debian is installed. CI sets PORTOLAN_TEST_REQUIRE: there its absence is a failure. */
export function hasDebianTool(path: string): boolean {
  const isThere = existsSync(path)
  if (!isThere && process.env.PORTOLAN_TEST_REQUIRE === 'all') throw new Error(`${path} is missing`)
  return isThere
}

import { existsSync } from 'node:fs'

/** True where Debian's zim-tools and kiwix-tools are installed. CI sets PORTOLAN_TEST_REQUIRE: there they must be. */
const missing = ['zimwriterfs', 'zimcheck', 'zimdump', 'kiwix-serve'].filter(
  (program) => !existsSync(`/usr/bin/${program}`),
)
export const hasZimTools = missing.length === 0
if (!hasZimTools && process.env.PORTOLAN_TEST_REQUIRE === 'all')
  throw new Error(`missing: ${missing.join(', ')} (packages zim-tools and kiwix-tools)`)

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkstyle } from '../../src/report/checkstyle.ts'
import { concise } from '../../src/report/concise.ts'
import { conflict, conflictFiles, contextOf, others } from './fixtures.ts'

// Debian's golang-go, golang-github-haya14busa-go-checkstyle-dev and golang-github-reviewdog-errorformat-dev.
const libraries = '/usr/share/gocode'
const isThere = [
  '/usr/bin/go',
  `${libraries}/src/github.com/haya14busa/go-checkstyle`,
  `${libraries}/src/github.com/reviewdog/errorformat`,
].every((path) => existsSync(path))
if (!isThere && process.env.PORTOLAN_TEST_REQUIRE === 'all')
  throw new Error('Go or a library of reviewdog is missing')

describe.runIf(isThere)('the libraries of reviewdog understand', () => {
  let program: string
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'portolan-reader-'))
    program = join(folder, 'read')
    const env = { ...process.env, GO111MODULE: 'off', GOPATH: libraries, GOCACHE: join(folder, 'cache') }
    const source = fileURLToPath(new URL('reader/read.go', import.meta.url))
    execFileSync('/usr/bin/go', ['build', '-o', program, source], { env })
  })

  const read = (report: string, ...args: string[]): unknown =>
    JSON.parse(execFileSync(program, args, { input: report, encoding: 'utf8' }))

  test('a Checkstyle report', () => {
    expect(read(checkstyle.format([conflict, ...others], contextOf(conflictFiles)), 'checkstyle')).toEqual([
      {
        path: 'content/services/web.md',
        line: 9,
        column: 11,
        severity: 'error',
        message: [
          'tcp/443 on edge-1 is claimed by `mail` and `web`',
          'note: 0.0.0.0 includes 192.0.2.7',
          'help: bind each to an address of its own, or put one behind the other; 8443 is free on edge-1',
          'see content/services/mail.md:14:11: `mail` binds 192.0.2.7:443',
          'see content/services/web.md:13:11: `web` binds 192.0.2.9:443',
        ].join('\n'),
        source: 'portolan.ports/conflict',
      },
      {
        path: 'content/services/web.md',
        line: 4,
        column: 12,
        severity: 'warning',
        message: '`lifecycle`: this stage is about to need more',
        source: 'portolan.packages/undocumented',
      },
      {
        path: 'content/services/gone.md',
        line: 120,
        column: 1,
        severity: 'info',
        message: 'there is one way only to reach the owners',
        source: 'portolan.contacts/single-channel',
      },
    ])
  })

  test('the concise report, by a pattern of Vim', () => {
    const patterns = ['%f:%l:%c: %trror: %m', '%f:%l:%c: %tarning: %m', '%f:%l:%c: %tnfo: %m']
    const report = concise.format([conflict, ...others], contextOf(conflictFiles))
    expect(read(report, 'concise', ...patterns)).toEqual([
      {
        path: 'content/services/web.md',
        line: 9,
        column: 11,
        severity: 'e',
        message: 'tcp/443 on edge-1 is claimed by `mail` and `web` [ports/conflict]',
      },
      {
        path: 'content/services/web.md',
        line: 4,
        column: 12,
        severity: 'w',
        message: '`lifecycle`: this stage is about to need more [packages/undocumented]',
      },
      {
        path: 'content/services/gone.md',
        line: 120,
        column: 1,
        severity: 'i',
        message: 'there is one way only to reach the owners [contacts/single-channel]',
      },
    ])
  })
})

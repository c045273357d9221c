import { execFileSync } from 'node:child_process'
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

const cache = 'content/services/cache.md'
const front = 'content/services/front.md'

/** Two findings that can be mended in the first document, one in the second, and one that only a guess mends. */
const broken = {
  [cache]: service('Cache', 'sytsem: front # one of two\nconfigs: [{path: /etc//cache.conf}]\n').replace(
    'configs: []\n',
    '',
  ),
  [front]: service('Front end', 'tags: web\ndependsOn: [cahce]\n'),
}
const mended = {
  [cache]: broken[cache]?.replace('sytsem', 'system').replace('/etc//cache', '/etc/cache'),
  [front]: broken[front]?.replace('tags: web', 'tags: [web]'),
}

const textsIn = (cwd: string) => ({
  [cache]: readFileSync(join(cwd, cache), 'utf8'),
  [front]: readFileSync(join(cwd, front), 'utf8'),
})

describe('--fix', () => {
  test('mends what is certain, judges what is left, and has nothing to do the second time', async () => {
    const cwd = folderWith(broken)
    chmodSync(join(cwd, cache), 0o640)
    const first = await runCli(['check', '--fix', '--format', 'concise'], { cwd })
    expect(first).toEqual({
      code: 1,
      stdout: [
        `${front}:13:13: error: there is no service \`cahce\` [dependencies/unknown-service]`,
        '1 error in 2 services; 1 fixable with --fix --unsafe-fixes',
        '',
      ].join('\n'),
      stderr: '`--fix` mended 3 findings in 2 files.\n',
    })
    expect(textsIn(cwd)).toEqual(mended)
    expect(statSync(join(cwd, cache)).mode & 0o777).toBe(0o640)
    expect(readdirSync(join(cwd, 'content/services'))).toEqual(['cache.md', 'front.md'])
    const second = await runCli(['check', '--fix', '--format', 'concise'], { cwd })
    expect(second).toEqual({ ...first, stderr: '' })
    expect(textsIn(cwd)).toEqual(mended)
  })

  test('--unsafe-fixes makes the guesses too', async () => {
    const cwd = folderWith(broken)
    const { code, stdout } = await runCli(['check', '--fix', '--unsafe-fixes', '--format', 'concise'], {
      cwd,
    })
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'no findings in 2 services\n' })
    expect(textsIn(cwd)[front]).toBe(mended[front]?.replace('cahce', 'cache'))
  })

  test('a suppressed finding is not fixed', async () => {
    const allowed = service(
      'Cache',
      'configs: [{path: /etc//cache.conf}]\nlint: {allow: [{rule: configs/path-not-absolute, why: History.}]}\n',
    )
    const text = allowed.replace('configs: []\n', '')
    const cwd = folderWith({ [cache]: text })
    const { code, stdout } = await runCli(['check', '--fix'], { cwd })
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'no findings in 1 service (1 suppressed)\n' })
    expect(readFileSync(join(cwd, cache), 'utf8')).toBe(text)
  })

  test('a link inside the folder stays a link and is mended once; one that leads out is left alone', async () => {
    const outside = folderWith({ 'outside.md': service('Outside', 'tags: web\n') })
    const cwd = folderWith({ [cache]: broken[cache] ?? '' })
    symlinkSync('cache.md', join(cwd, 'content/services/other-name.md'))
    symlinkSync(join(outside, 'outside.md'), join(cwd, 'content/services/outside.md'))
    const { stderr } = await runCli(['check', '--fix', '--format', 'concise'], { cwd })
    expect(stderr).toBe(`\`--fix\` mended 2 findings in ${cache}.\n`)
    expect(readFileSync(join(cwd, cache), 'utf8')).toBe(mended[cache])
    expect(lstatSync(join(cwd, 'content/services/other-name.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(outside, 'outside.md'), 'utf8')).toContain('tags: web\n')
  })

  test('--fix and --diff together, and --unsafe-fixes alone, are mistakes', async () => {
    const cwd = folderWith(broken)
    expect(await runCli(['check', '--fix', '--diff'], { cwd })).toMatchObject({ code: 2, stdout: '' })
    expect(await runCli(['check', '--unsafe-fixes'], { cwd })).toMatchObject({ code: 2, stdout: '' })
    expect(textsIn(cwd)).toEqual(broken)
  })
})

describe('--diff', () => {
  test('prints a patch that does what --fix does, and changes nothing', async () => {
    const cwd = folderWith(broken)
    const { code, stdout, stderr } = await runCli(['check', '--diff'], { cwd })
    expect(textsIn(cwd)).toEqual(broken)
    expect({ code, stderr }).toEqual({ code: 1, stderr: '`--fix` would mend 3 findings in 2 files.\n' })
    expect(stdout).toBe(`--- a/${cache}
+++ b/${cache}
@@ -8,8 +8,8 @@
 contacts:
   - {kind: irc, address: "#help", bestFor: questions}
   - {kind: mail, address: help@example.org, bestFor: everything else}
-sytsem: front # one of two
-configs: [{path: /etc//cache.conf}]
+system: front # one of two
+configs: [{path: /etc/cache.conf}]
 ---
 ## What it does
${' '}
--- a/${front}
+++ b/${front}
@@ -9,7 +9,7 @@
 contacts:
   - {kind: irc, address: "#help", bestFor: questions}
   - {kind: mail, address: help@example.org, bestFor: everything else}
-tags: web
+tags: [web]
 dependsOn: [cahce]
 ---
 ## What it does
`)
    execFileSync('git', ['apply', '-'], {
      cwd,
      input: stdout,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: cwd },
    })
    expect(textsIn(cwd)).toEqual(mended)
    expect(await runCli(['check', '--diff'], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'There is nothing to fix.\n',
    })
  })

  test('a patch of a file with CRLF, without a last line end and with blanks in its name can be applied', async () => {
    const path = 'content/services/on call/cache.md'
    const before = `\uFEFF${service('Cache', 'tags: web\n').replaceAll('\n', '\r\n')}end`
    const cwd = folderWith({ [path]: before })
    const { stdout } = await runCli(['check', '--diff'], { cwd })
    execFileSync('git', ['apply', '-'], {
      cwd,
      input: stdout,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: cwd },
    })
    expect(readFileSync(join(cwd, path), 'utf8')).toBe(before.replace('tags: web', 'tags: [web]'))
  })
})

test('JSON carries each fix and counts them', async () => {
  const cwd = folderWith(broken)
  const { stdout } = await runCli(['check', '--format', 'json'], { cwd })
  const { findings, summary } = JSON.parse(stdout)
  expect(findings.map(({ rule, fix }: { rule: string; fix: object }) => [rule, fix])).toEqual([
    [
      'meta/unknown-key',
      {
        title: 'rename `sytsem` to `system`',
        safe: true,
        edits: [{ line: 11, column: 1, endLine: 11, endColumn: 7, text: 'system' }],
      },
    ],
    [
      'configs/path-not-absolute',
      {
        title: 'write `/etc/cache.conf`',
        safe: true,
        edits: [{ line: 12, column: 18, endLine: 12, endColumn: 34, text: '/etc/cache.conf' }],
      },
    ],
    [
      'meta/type-mismatch',
      {
        title: 'write it as a list: [web]',
        safe: true,
        edits: [{ line: 12, column: 7, endLine: 12, endColumn: 10, text: '[web]' }],
      },
    ],
    [
      'dependencies/unknown-service',
      {
        title: 'write `cache`',
        safe: false,
        edits: [{ line: 13, column: 13, endLine: 13, endColumn: 18, text: 'cache' }],
      },
    ],
  ])
  expect(summary).toMatchObject({ fixable: 3, unsafelyFixable: 1 })
})

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, program, runCli, service } from './run-cli.ts'

const faulty = { 'content/services/web.md': service('Web', 'colour: red\n') }

/** Runs a line of the shell in which `portolan` is the compiled program. */
const inShell = (line: string, cwd: string) => {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; portolan() { '${process.execPath}' '${program}' "$@"; }; ${line}`],
    { cwd, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

test('a reader that leaves early ends nothing early: the exit code tells the verdict', () => {
  const cwd = folderWith(faulty)
  expect(inShell('portolan check | true', cwd)).toEqual({ status: 1, stdout: '', stderr: '' })
  expect(inShell('portolan build --keep-going 2>&1 | true', cwd)).toEqual({
    status: 1,
    stdout: '',
    stderr: '',
  })
  expect(existsSync(join(cwd, 'dist/index.html'))).toBe(true)
})

test.skipIf(!existsSync('/dev/full'))('an output that takes nothing is told, and is no verdict', () => {
  const cwd = folderWith(faulty)
  expect(inShell('portolan check >/dev/full', cwd)).toEqual({
    status: 3,
    stdout: '',
    stderr: 'error: cannot write to the standard output: no space is left on the device (ENOSPC)\n',
  })
  expect(inShell('portolan --help >/dev/full', cwd).status).toBe(3)
  expect(inShell('portolan check >/dev/full 2>/dev/full', cwd).status).toBe(3)
})

test('a working directory that is gone is told', () => {
  const cwd = folderWith({})
  expect(inShell('mkdir gone && cd gone && rmdir ../gone && portolan check', cwd)).toEqual({
    status: 3,
    stdout: '',
    stderr: 'error: the working directory is gone\n',
  })
})

test('Ctrl-C ends a check with 130, without a report', async () => {
  const cwd = folderWith(faulty)
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-qm', 'x'],
  ])
    execFileSync('git', args, { cwd })
  // A git that does not answer before the key was pressed.
  const tools = folderWith({
    git: '#!/bin/sh\n: >"$0.asked"\nuntil [ -e "$0.go" ]; do sleep 0.02; done\nexec env PATH="$REAL_PATH" git "$@"\n',
  })
  execFileSync('chmod', ['+x', join(tools, 'git')])
  const killWhen = () => {
    const isAsked = existsSync(join(tools, 'git.asked'))
    if (isAsked) setTimeout(() => writeFileSync(join(tools, 'git.go'), ''), 20)
    return isAsked
  }
  const env = { PATH: `${tools}:${process.env.PATH}`, REAL_PATH: process.env.PATH ?? '' }
  expect(await runCli(['check', '--changed', 'HEAD'], { cwd, env, killWhen })).toEqual({
    code: 130,
    stdout: '',
    stderr: '\nInterrupted; nothing is left half done.\n',
  })
  expect(readdirSync(cwd).sort()).toEqual(['.git', '.portolan', 'content'])
})

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The compiled program. */
export const program = fileURLToPath(new URL('../../lib/src/cli.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the compiled program as a user would. */
export function runCli(
  args: readonly string[],
  {
    cwd,
    env = {},
    input,
    killWhen,
  }: {
    cwd: string
    env?: Record<string, string>
    /** What stands on the standard input; nothing if left out. */
    input?: string | Uint8Array
    killWhen?: () => boolean
  },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        SOURCE_DATE_EPOCH: '1795392000',
        ...env,
      },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    // A program that refuses its arguments does not read to the end.
    child.stdin?.on('error', () => {}).end(input)
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (text) => {
      stdout += text
    })
    child.stderr?.on('data', (text) => {
      stderr += text
    })
    const watch = killWhen && setInterval(() => killWhen() && child.kill('SIGINT') && clearInterval(watch), 2)
    child.on('close', (code) => {
      clearInterval(watch)
      resolve({ code, stdout, stderr })
    })
  })
}

/** A folder of its own with these files. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** A service without anything to complain of, unless `more` brings it. */
export const service = (title: string, more = ''): string => `---
title: ${title}
summary: ${title} for customers
lifecycle: experimental
packages: []
configs: []
commands: []
ports: []
contacts:
  - {kind: irc, address: "#help", bestFor: questions}
  - {kind: mail, address: help@example.org, bestFor: everything else}
${more}---
## What it does

It is there.
`

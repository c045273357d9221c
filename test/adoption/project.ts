import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, program, runCli } from '../cli/run-cli.ts'

/** A project that `init` made for a code host and that has Portolan among its own dependencies, as `npx` finds it. */
export async function projectFor(host: 'github' | 'gitlab'): Promise<string> {
  const cwd = folderWith({ 'package.json': '{"private": true}\n' })
  await runCli(['init', '--ci', host], { cwd })
  mkdirSync(join(cwd, 'node_modules/.bin'), { recursive: true })
  symlinkSync(program, join(cwd, 'node_modules/.bin/portolan'))
  return cwd
}

/** Adds a service that depends on one that is not there, and has a heading too deep: one error, one warning. */
export function addFlaws(cwd: string): void {
  const text = `---
title: Mail
summary: Takes mail for customers.
lifecycle: experimental
packages: []
configs: []
commands: []
ports: []
dependsOn: [sesions]
contacts:
  - {kind: irc, address: "#mail", bestFor: questions}
  - {kind: mail, address: mail@example.org, bestFor: everything else}
---
## What it does

#### Queues
`
  writeFileSync(join(cwd, 'content/services/mail.md'), text)
}

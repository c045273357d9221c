import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, runCli } from '../cli/run-cli.ts'

const guide = readFileSync(
  fileURLToPath(new URL('../../docs/guide/first-service.md', import.meta.url)),
  'utf8',
)

/** A session of the guide: what is typed, and what the program answers on its standard output. */
const typed = /^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm

test('the guide to a first service shows what happens, from the empty document to a clean check', async () => {
  const cwd = folderWith({})
  expect((await runCli(['init', '.', '--ci', 'none'], { cwd })).code).toBe(0)
  const files: Record<string, string> = {
    markdown: 'content/services/resolver.md',
    ini: 'content/services/files/office.conf',
  }
  const steps: string[] = []
  for (const [, language = '', text = ''] of guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
    const file = files[language]
    if (file !== undefined) writeFileSync(join(cwd, file), text)
    steps.push(language)
    if (language !== 'console') continue
    for (const [, line = '', answer] of text.matchAll(typed)) {
      const [command, ...args] = line.split(' ')
      if (command === 'sed') execFileSync('sh', ['-c', line], { cwd })
      else expect({ line, answer: (await runCli(args.slice(1), { cwd })).stdout }).toEqual({ line, answer })
    }
  }
  expect(steps).toEqual(['console', 'markdown', 'console', 'console', 'ini', 'markdown', 'console', 'puppet'])
})

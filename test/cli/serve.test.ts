import { spawn } from 'node:child_process'
import { realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, program, service } from './run-cli.ts'

/** Serves `cwd` while `watch` looks at what is told, then presses Ctrl-C; answers the exit code. */
async function serving(cwd: string, watch: (told: () => string) => Promise<void>): Promise<number | null> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', SOURCE_DATE_EPOCH: '1795392000' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    told += text
  })
  const ended = new Promise<number | null>((done) => child.on('close', done))
  try {
    await watch(() => told.replace(/:\d+\//, ':PORT/'))
  } finally {
    child.kill('SIGINT')
  }
  return ended
}

const patience = { timeout: 20_000 }

test('a catalogue that is not there is told as what it is, and serving goes on until Ctrl-C', async () => {
  const cwd = realpathSync(folderWith({}))
  const code = await serving(cwd, async (told) => {
    await expect
      .poll(told, patience)
      .toBe(
        'Serving on http://127.0.0.1:PORT/ (Ctrl-C ends it)\n' +
          `error: there is no content folder \`${cwd}/content\`\n` +
          '  = help: run `portolan init` to make a small catalogue, or set `content` in portolan.config.yaml\n',
      )
  })
  expect(code).toBe(0)
})

test('findings stop the publication until they are mended; what has changed is named from here', async () => {
  const cwd = folderWith({ 'content/services/web.md': service('Web', 'colour: red\n') })
  const code = await serving(cwd, async (told) => {
    await expect.poll(told, patience).toContain('Nothing was published; open pages show why.\n')
    writeFileSync(join(cwd, 'content/services/web.md'), service('Web'))
    await expect
      .poll(told, patience)
      .toMatch(/\ncontent\/services\/web\.md changed\n1 service, .*\ndist\/index\.html is up to date/)
  })
  expect(code).toBe(0)
})

import { spawn } from 'node:child_process'
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, program, service } from './run-cli.ts'

test('serve tells what the catalogue lacks, follows until it is well, and ends at Ctrl-C', async () => {
  const cwd = realpathSync(folderWith({}))
  const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', SOURCE_DATE_EPOCH: '1795392000' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    told += text
  })
  const ended = new Promise((done) => child.on('close', done))
  const heard = (words: string) => expect.poll(() => told, { timeout: 20_000 }).toContain(words)
  const save = (path: string, text: string) => {
    mkdirSync(join(cwd, path, '..'), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  try {
    await heard('portolan init')
    expect(told.replace(/:\d+\//, ':PORT/')).toBe(
      'Serving on http://127.0.0.1:PORT/ (Ctrl-C ends it)\n' +
        `error: there is no content folder \`${cwd}/content\`\n` +
        '  = help: run `portolan init` to make a small catalogue, or set `content` in portolan.config.yaml\n',
    )
    save('content/services/web.md', service('Web', 'colour: red\n'))
    await heard('Nothing was published; open pages show why.\n')
    save('content/services/web.md', service('Web'))
    await heard('\ncontent/services/web.md changed\n1 service, 0 teams, 0 wiki pages: 0 errors')
    await heard('dist/index.html is up to date')
  } finally {
    child.kill('SIGINT')
  }
  expect(await ended).toBe(0)
})

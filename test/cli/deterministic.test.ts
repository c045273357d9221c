import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyOfExample, differences, snapshot } from './example.ts'
import { runCli } from './run-cli.ts'

test('the same content makes the same bytes whatever the zone, language, folder and order of files', async () => {
  const one = copyOfExample()
  const other = copyOfExample({ sort: (paths) => paths.sort().reverse() })
  const config = join(other, 'portolan.config.yaml')
  const [a, b] = await Promise.all([
    runCli(['build'], { cwd: one, env: { TZ: 'UTC', LANG: 'C' } }),
    runCli(['build', '--config', config], {
      cwd: '/',
      env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    }),
  ])
  expect([a.code, b.code]).toEqual([0, 0])
  expect(differences(snapshot(join(one, 'dist')), snapshot(join(other, 'dist')))).toEqual([])
})

test('Ctrl-C while the site is being written leaves the old site and nothing half-written', async () => {
  const cwd = copyOfExample()
  const isStaging = () => readdirSync(cwd).some((name) => name.startsWith('.dist.portolan-new-'))
  const interrupted = await runCli(['build'], { cwd, killWhen: isStaging })
  expect(interrupted).toEqual({
    code: 130,
    stdout: '',
    stderr: '\nInterrupted; nothing is left half done.\n',
  })
  expect(readdirSync(cwd).sort()).toEqual([
    '.portolan',
    'apt-snapshot.txt',
    'content',
    'portolan.config.yaml',
  ])
})

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

const unbound = (...ports: number[]): string =>
  service('Web').replace(
    'ports: []',
    `ports:\n${ports.map((port) => `  - {port: ${port}, exposure: loopback}`).join('\n')}`,
  )
const planned = service('Mail', 'reviewed: 2030-01-01\n')

const oldFinding =
  'content/services/web.md:9:12: warning: nobody says which address tcp/80 is bound to [ports/bind-unknown]'
const newFinding =
  'content/services/web.md:10:12: warning: nobody says which address tcp/443 is bound to [ports/bind-unknown]'

const concise = (...options: string[]) => ['check', '--format', 'concise', '--max-warnings', '0', ...options]

test('what the baseline knows is counted, what is new fails, what is mended is told and can be taken out', async () => {
  const cwd = folderWith({ 'content/services/web.md': unbound(80), 'content/services/mail.md': planned })
  const web = join(cwd, 'content/services/web.md')
  const baseline = () => readFileSync(join(cwd, 'portolan.baseline.json'), 'utf8')

  const written = await runCli(['check', '--write-baseline'], { cwd })
  expect(written).toEqual({
    code: 0,
    stdout: '',
    stderr: 'portolan.baseline.json: 2 findings accepted until mended.\n',
  })
  expect(JSON.parse(baseline())).toEqual({
    version: 1,
    findings: [
      {
        fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
        severity: 'error',
        rule: 'meta/review-future',
        path: 'content/services/mail.md',
        message: '`mail` was reviewed on 2030-01-01, which has not come yet',
      },
      {
        fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
        severity: 'warn',
        rule: 'ports/bind-unknown',
        path: 'content/services/web.md',
        message: 'nobody says which address tcp/80 is bound to',
      },
    ],
  })
  expect(await runCli(concise(), { cwd })).toEqual({
    code: 0,
    stdout: 'no findings in 2 services (2 in the baseline)\n',
    stderr: '',
  })

  writeFileSync(web, unbound(443, 80))
  const grown = await runCli(concise(), { cwd })
  expect(grown).toEqual({
    code: 1,
    stdout: `${newFinding.replace(':10:', ':9:')}\n1 warning in 2 services (2 in the baseline)\n`,
    stderr: '',
  })

  writeFileSync(web, service('Web'))
  expect(await runCli(concise(), { cwd })).toEqual({
    code: 0,
    stdout: 'no findings in 2 services (1 in the baseline)\n',
    stderr: `1 finding of portolan.baseline.json is mended: \`portolan check --prune-baseline\` takes it out.
  content/services/web.md: nobody says which address tcp/80 is bound to [ports/bind-unknown]
`,
  })
  const pruned = await runCli(concise('--prune-baseline'), { cwd })
  expect(pruned.stderr).toBe('portolan.baseline.json: 1 finding taken out, 1 left.\n')
  expect(JSON.parse(baseline()).findings).toHaveLength(1)
  expect((await runCli(concise(), { cwd })).stderr).toBe('')
})

test('a build publishes in spite of accepted errors, and shows them on the page', async () => {
  const cwd = folderWith({ 'content/services/mail.md': planned })
  expect((await runCli(['build'], { cwd })).code).toBe(1)
  await runCli(['check', '--write-baseline'], { cwd })
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  expect(readFileSync(join(cwd, 'dist/services/mail.html'), 'utf8')).toContain('which has not come yet')
  expect((await runCli(['build', '--no-baseline'], { cwd })).code).toBe(1)
})

test('only what is shown is accepted; --baseline names the file; --no-baseline looks past it', async () => {
  const cwd = folderWith({ 'content/services/web.md': unbound(80), 'content/services/mail.md': planned })
  const named = ['--baseline', 'known.json']
  await runCli(['check', '--quiet', '--write-baseline', ...named], { cwd })
  expect(await runCli(concise(...named), { cwd })).toMatchObject({
    code: 1,
    stdout: `${oldFinding}\n1 warning in 2 services (1 in the baseline)\n`,
  })
  expect((await runCli(concise(), { cwd })).stdout).toContain('1 error, 1 warning in 2 services\n')
  writeFileSync(join(cwd, 'portolan.config.yaml'), 'baseline: known.json\n')
  expect((await runCli(concise(), { cwd })).stdout).toContain('1 warning in 2 services (1 in the baseline)\n')
  expect((await runCli(concise('--no-baseline'), { cwd })).stdout).toContain(
    '1 error, 1 warning in 2 services\n',
  )
})

test('the baseline is the same bytes wherever and in whatever order files are found', async () => {
  const files = { 'content/services/web.md': unbound(80, 443), 'content/services/mail.md': planned }
  const written = async (entries: [string, string][], env: Record<string, string>) => {
    const cwd = folderWith(Object.fromEntries(entries))
    await runCli(['check', '--write-baseline'], { cwd, env })
    return readFileSync(join(cwd, 'portolan.baseline.json'), 'utf8')
  }
  const elsewhere = { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8' }
  expect(await written(Object.entries(files), {})).toBe(
    await written(Object.entries(files).reverse(), elsewhere),
  )
})

test('a baseline that cannot be used is told, with what to do, and nothing is judged', async () => {
  const cwd = folderWith({
    'content/services/web.md': unbound(80),
    'portolan.baseline.json': '{\n<<<<<<< HEAD\n  "version": 1\n}\n',
  })
  expect(await runCli(['check'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `error: the baseline \`portolan.baseline.json\` cannot be read at line 2, column 1: a merge conflict is not resolved
  = help: keep the lines of both sides, or write it anew with \`portolan check --write-baseline\`
`,
  })
  expect(await runCli(['check', '--baseline', 'gone.json'], { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('error: the baseline `gone.json` is not there\n'),
  })
  expect((await runCli(['check', '--write-baseline'], { cwd })).code).toBe(0)
})

test('errors of the configuration are never accepted', async () => {
  const cwd = folderWith({
    'content/services/web.md': unbound(80),
    'portolan.config.yaml': 'titel: Fleet\n',
  })
  const ended = await runCli(concise('--write-baseline'), { cwd })
  expect(ended.code).toBe(2)
  expect(ended.stdout).toContain('unknown key `titel`')
  expect(ended.stderr).toBe('No baseline was written: mend this first.\n')
})

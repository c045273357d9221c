import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstPort } from '../../src/serve/listen.ts'
import { program as cli, folderWith, runCli } from './run-cli.ts'

test('init makes a catalogue that checks clean and builds; it overwrites nothing', async () => {
  const cwd = folderWith({ '.gitignore': 'node_modules/' })
  const made = await runCli(['init'], { cwd })
  expect(made.code).toBe(0)
  expect(readFileSync(join(cwd, '.gitignore'), 'utf8')).toBe('node_modules/\ndist/\n.portolan/\n')
  const checked = await runCli(['check', '--max-warnings', '0'], { cwd })
  expect(checked).toEqual({ code: 0, stdout: 'no findings in 2 services\n', stderr: '' })
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  expect(existsSync(join(cwd, 'dist/services/shop.html'))).toBe(true)
  const again = await runCli(['init'], { cwd })
  expect(again.code).toBe(3)
  expect(again.stderr).toContain('portolan.config.yaml')
})

test('a catalogue that is made in ten years has no stale review and no expired risk either', async () => {
  const cwd = folderWith({})
  const env = { SOURCE_DATE_EPOCH: '2111000000' }
  expect((await runCli(['init'], { cwd, env })).code).toBe(0)
  expect(await runCli(['check'], { cwd, env })).toMatchObject({
    code: 0,
    stdout: 'no findings in 2 services\n',
  })
})

test('init says what to do next as it can be typed', async () => {
  const cwd = folderWith({})
  const nextOf = async (folder: string, env: Record<string, string>) =>
    (await runCli(['init', folder, '--ci', 'none'], { cwd, env })).stderr
  expect(await nextOf("our fleet's", { npm_command: 'exec' })).toBe(
    "\nNext:\n  cd 'our fleet'\\''s' && npx portolan check\n" +
      "  cd 'our fleet'\\''s' && npx portolan build, then open dist/index.html\n",
  )
  expect(await nextOf('.', {})).toBe(
    '\nNext:\n  portolan check\n  portolan build, then open dist/index.html\n',
  )
})

test('init --ci writes the example of one code host, or none, and says where it belongs', async () => {
  const filesFor = async (host: string) => {
    const cwd = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' })
    const { stdout, stderr } = await runCli(['init', 'docs', '--ci', host], { cwd })
    return {
      ci: stdout.split('\n').filter((path) => /git/.test(path)),
      told: /top of the repository/.test(stderr),
    }
  }
  expect(await filesFor('github')).toEqual({ ci: ['docs/.github/workflows/docs.yml'], told: true })
  expect(await filesFor('gitlab')).toEqual({ ci: ['docs/.gitlab-ci.yml'], told: true })
  expect(await filesFor('none')).toEqual({ ci: [], told: false })
  expect((await runCli(['init', '--ci', 'jenkins'], { cwd: folderWith({}) })).code).toBe(2)
})

test('new service writes every section; it passes once it is filled', async () => {
  const cwd = folderWith({})
  await runCli(['init'], { cwd })
  const { code, stdout } = await runCli(['new', 'service', 'mail-relay'], { cwd })
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'content/services/mail-relay.md\n' })
  const path = join(cwd, 'content/services/mail-relay.md')
  const empty = await runCli(['check', '--format', 'json'], { cwd })
  expect(empty.code).toBe(1)
  const messages = JSON.parse(empty.stdout).findings.map(({ message }: { message: string }) => message)
  const lists = ['packages', 'configs', 'commands', 'units', 'ports', 'dependsOn', 'contacts']
  expect(messages).toEqual([
    '`summary`: expected text, got nothing',
    '`owner`: expected text, got nothing',
    ...lists.map((key) => `\`${key}\`: expected a list, got nothing`),
  ])
  const filled = readFileSync(path, 'utf8')
    .replace(/summary: .*/, 'summary: Passes mail on')
    .replace(/owner: .*/, 'owner: platform')
    .replace(/# hosts: (.*)/, 'hosts: $1')
    .replace(/# reviewed: .*/, 'reviewed: 2026-11-01')
    .replace('  # - mail-relay\n', '  - mail-relay\n')
    .replace('configs:\n', 'configs: []\n')
    .replace('commands:\n', 'commands: []\n')
    .replace('units:\n', 'units: []\n')
    .replace('ports:\n', 'ports: []\n')
    .replace('dependsOn:\n', 'dependsOn: []\n')
    .replace('contacts:\n', 'contacts: []\n')
  writeFileSync(path, filled)
  expect(await runCli(['check', '--max-warnings', '0'], { cwd })).toMatchObject({ code: 0 })
  expect((await runCli(['new', 'service', 'mail-relay'], { cwd })).code).toBe(3)
  expect((await runCli(['new', 'service', 'Mail Relay'], { cwd })).code).toBe(2)
})

test('schema prints valid JSON Schema of documents and configuration', async () => {
  const cwd = folderWith({})
  const { code, stdout } = await runCli(['schema'], { cwd })
  expect(code).toBe(0)
  const schemas = JSON.parse(stdout)
  expect(Object.keys(schemas)).toEqual(['service', 'team', 'page', 'site', 'labels'])
  expect(schemas.service.required).toEqual(['title', 'summary', 'lifecycle'])
  expect(schemas.service.properties.ports.items.anyOf.map((form: { type: string }) => form.type)).toEqual([
    'string',
    'object',
  ])
  expect(schemas.service.patternProperties).toEqual({ '^x-': {} })
})

test('explain prints the page of a rule, lists all or those of an area, and knows near misses', async () => {
  const cwd = folderWith({})
  expect((await runCli(['explain', 'ports/conflict'], { cwd })).stdout).toContain('# ports/conflict')
  expect((await runCli(['explain'], { cwd })).stdout).toMatch(/^commands\/\S+ +(error|warn|info) /m)
  const miss = await runCli(['explain', 'ports/conflicts'], { cwd })
  expect(miss.code).toBe(2)
  expect(miss.stderr).toContain('did you mean `ports/conflict`?')
  expect((await runCli(['explain', 'conflict'], { cwd })).stderr).toContain('did you mean `ports/conflict`?')
  const configs = (await runCli(['explain', 'configs'], { cwd })).stdout.trimEnd().split('\n')
  expect(configs.length).toBeGreaterThan(1)
  expect(configs.filter((line) => !line.startsWith('configs/'))).toEqual([])
})

test('help into a pipe that its reader closed ends quietly', () => {
  const shown = spawnSync('sh', ['-c', `'${process.execPath}' '${cli}' check --help | true`], {
    encoding: 'utf8',
  })
  expect(shown).toMatchObject({ stdout: '', stderr: '' })
})

test('--help shows examples and exit codes', async () => {
  const { code, stdout } = await runCli(['--help'], { cwd: folderWith({}) })
  expect(code).toBe(0)
  expect(stdout).toContain('Examples:')
  expect(stdout).toContain(
    'Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 input or output, 70 internal error.',
  )
})

test('the port that serve tries first is the one its help names', async () => {
  const { stdout } = await runCli(['serve', '--help'], { cwd: folderWith({}) })
  expect(stdout).toContain(`port (default: ${firstPort}, or the next free one)`)
})

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { runCli } from '../cli/run-cli.ts'
import { addFlaws, projectFor } from './project.ts'

const program = '/usr/bin/pre-commit'
const repository = fileURLToPath(new URL('../..', import.meta.url))
// It installs this repository with its dependencies from npm, which only CI can be asked to.
const inCi = process.env.PORTOLAN_TEST_REQUIRE === 'all'
if (inCi && !existsSync(program)) throw new Error(`${program} is missing`)

test.runIf(inCi)(
  'pre-commit installs the hook from this repository and runs it (CI only)',
  async () => {
    const cwd = await projectFor('github')
    const git = (...args: string[]) => execFileSync('git', ['-C', cwd, ...args], { encoding: 'utf8' }).trim()
    const folder = mkdtempSync(join(tmpdir(), 'portolan-pre-commit-'))
    git('clone', '-q', repository, join(folder, 'portolan'))
    const rev = git('-C', join(folder, 'portolan'), 'rev-parse', 'HEAD')
    const hook = { repo: join(folder, 'portolan'), rev, hooks: [{ id: 'portolan-check' }] }
    writeFileSync(join(cwd, '.pre-commit-config.yaml'), stringify({ repos: [hook] }))
    git('init', '-q')
    const commit = () => {
      git('add', 'content', 'portolan.config.yaml', '.pre-commit-config.yaml')
      const env = { ...process.env, PRE_COMMIT_HOME: join(folder, 'home') }
      return spawnSync(program, ['run', '--verbose'], { cwd, env, encoding: 'utf8' })
    }
    const clean = commit()
    expect(clean.stdout).toMatch(/portolan check\.+Passed/)
    expect(clean.stdout).toContain('no findings in 2 services')
    expect(clean.status).toBe(0)
    addFlaws(cwd)
    const flawed = commit()
    expect(flawed.stdout).toMatch(/portolan check\.+Failed/)
    expect(flawed.stdout).toContain((await runCli(['check', '--format', 'concise'], { cwd })).stdout)
    expect(flawed.status).toBe(1)
  },
  900_000,
)

import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { addFlaws, projectFor } from './project.ts'

/** Runs the script of a job as GitLab's runner does: line by line in one shell that stops at the first failure. */
function runJob(script: readonly string[], cwd: string): { code: number | null; log: string } {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', CI: 'true' }
  const { status, stdout } = spawnSync('sh', ['-e'], { cwd, env, input: script.join('\n'), encoding: 'utf8' })
  return { code: status, log: stdout }
}

test('the jobs that init writes leave what they promise to GitLab', async () => {
  const cwd = await projectFor('gitlab')
  addFlaws(cwd)
  const { check, pages } = parse(readFileSync(join(cwd, '.gitlab-ci.yml'), 'utf8'))
  const checked = runJob(check.script, cwd)
  expect(checked.code).toBe(1)
  expect(checked.log).toContain('error[dependencies/unknown-service]')
  const { codequality, junit } = check.artifacts.reports
  const issues: { location: object; severity: string }[] = JSON.parse(
    readFileSync(join(cwd, codequality), 'utf8'),
  )
  expect(issues.map(({ severity, location }) => [severity, location])).toEqual([
    ['major', { path: 'content/services/mail.md', lines: { begin: 9, end: 9 } }],
    ['minor', { path: 'content/services/mail.md', lines: { begin: 16, end: 16 } }],
  ])
  expect(readFileSync(join(cwd, junit), 'utf8')).toContain('<failure type="dependencies/unknown-service"')
  expect(runJob(pages.script, cwd).code).toBe(1)

  execFileSync('rm', [join(cwd, 'content/services/mail.md')])
  expect(runJob(check.script, cwd).code).toBe(0)
  expect(runJob(pages.script, cwd).code).toBe(0)
  expect(
    pages.artifacts.paths.map((path: string) => statSync(join(cwd, path, 'index.html')).isFile()),
  ).toEqual([true])
})

/** Reads and runs a pipeline on one's own machine, after checking it by GitLab's schema; it comes from npm. */
const runner = ['exec', '--yes', '--package=gitlab-ci-local@4.63.0', '--', 'gitlab-ci-local']
const inCi = process.env.PORTOLAN_TEST_REQUIRE === 'all'

test.runIf(inCi)(
  'gitlab-ci-local accepts and runs the pipeline (CI only: it is fetched from npm)',
  async () => {
    const cwd = await projectFor('gitlab')
    const git = (...args: string[]) => execFileSync('git', ['-C', cwd, ...args])
    git('init', '-q', '-b', 'main')
    git('remote', 'add', 'origin', 'git@gitlab.example.org:fleet/docs.git')
    git('config', 'user.name', 'Docs')
    git('config', 'user.email', 'docs@example.org')
    git('add', 'content', 'portolan.config.yaml', '.gitlab-ci.yml', '.gitignore')
    git('commit', '-qm', 'Documents')
    const ran = spawnSync('npm', [...runner, '--force-shell-executor'], { cwd, encoding: 'utf8' })
    const log = `${ran.stdout}${ran.stderr}`
    expect(log).toMatch(/PASS.*check/)
    expect(log).toMatch(/PASS.*pages/)
    expect(ran.status).toBe(0)
  },
  240_000,
)

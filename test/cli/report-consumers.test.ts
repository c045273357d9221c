import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

/** Microsoft's validator, with the rules of GitHub's code scanning; it comes from npm, for one platform each. */
const sarifValidator = ['exec', '--yes', '--package=@microsoft/sarif-multitool-linux@5.7.0', '--']
const rdjsonValidator = ['exec', '--yes', '--package=@umbrelladocs/rdformat-validator@1.0.1', '--']
const inCi =
  process.env.PORTOLAN_TEST_REQUIRE === 'all' && process.platform === 'linux' && process.arch === 'x64'

test.runIf(inCi)(
  'code scanning takes the reports of check and verify-site (CI only: fetched from npm)',
  async () => {
    const flaws = 'dependsOn: [mial]\nprots: []\n'
    const cwd = folderWith({
      'content/services/web.md': service('Web', flaws),
      'content/services/mail.md': `${service('Mail')}\n#### Queues\n`,
      'site/index.html': '<!doctype html><title>Fleet</title><a href="gone.html">gone</a>',
    })
    const reports = { check: ['check'], site: ['verify-site', 'site'] }
    for (const [name, command] of Object.entries(reports)) {
      expect((await runCli([...command, '--format', `sarif=${name}.sarif`], { cwd })).code).toBe(1)
      const told = `${name}.told.sarif`
      // The program hands its arguments to a shell once more.
      const options = ['--rule-kind', '"Sarif;Gh"', '--output', told]
      const ran = spawnSync(
        'npm',
        [...sarifValidator, 'sarif-multitool-linux', 'validate', `${name}.sarif`, ...options],
        {
          cwd,
          encoding: 'utf8',
        },
      )
      expect(ran.stdout).toContain('Analysis completed successfully')
      const { results } = JSON.parse(readFileSync(join(cwd, told), 'utf8')).runs[0]
      // Portolan has no home on the web yet.
      expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['SARIF2005'])
    }
  },
  240_000,
)

test.runIf(inCi)(
  'a validator of reviewdog’s format takes the report, with fixes and related places (CI only: fetched from npm)',
  async () => {
    const port = (address: string) =>
      `ports: [{port: 443, bind: ${address}, exposure: public, tls: required}]\n`
    const at = (address: string) =>
      service('Web', 'hosts: [edge-1]\n')
        .replace('ports: []\n', port(address))
        .replace('lifecycle:', 'lifecycl:')
    const cwd = folderWith({
      'content/services/web.md': at('0.0.0.0'),
      'content/services/mail.md': at('192.0.2.7').replace('lifecycl:', 'lifecycle:'),
    })
    expect((await runCli(['check', '--format', 'rdjson=report.json'], { cwd })).code).toBe(1)
    const report = readFileSync(join(cwd, 'report.json'), 'utf8')
    expect(report).toContain('"related_locations"')
    expect(report).toContain('"suggestions"')
    const options = ['--strict', '--format', 'json']
    const validate = (input: string) =>
      spawnSync('npm', [...rdjsonValidator, 'rdformat-validator', ...options], {
        cwd,
        input,
        encoding: 'utf8',
      })
    const { status, stdout } = validate(report)
    expect({ status, told: JSON.parse(stdout) }).toMatchObject({
      status: 0,
      told: { validFiles: 1, totalErrors: 0, totalWarnings: 0 },
    })
    expect(validate(report.replace('"ERROR"', '"FATAL"')).status).toBe(1)
  },
  240_000,
)

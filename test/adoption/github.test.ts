import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { folderWith } from '../cli/run-cli.ts'
import { complaints, readAction, runSteps } from './github-steps.ts'
import { addFlaws, projectFor } from './project.ts'

const action = fileURLToPath(new URL('../../action.yml', import.meta.url))
const workflow = fileURLToPath(new URL('../../starter/github-workflows/docs.yml', import.meta.url))
const { steps, defaults } = readAction(action)
const atMost = { 'max-warnings': '0', 'fail-on': 'never' }

test('GitHub’s parser has nothing against the action and the workflow, and would say so', () => {
  expect([complaints(action), complaints(workflow)]).toEqual([[], []])
  const broken = folderWith({
    'action.yml': readFileSync(action, 'utf8').replace('using: composite', 'using: compost'),
    'docs.yml': readFileSync(workflow, 'utf8').replace('steps:', 'stages:'),
  })
  expect(complaints(join(broken, 'action.yml')).length).toBeGreaterThan(0)
  expect(complaints(join(broken, 'docs.yml')).length).toBeGreaterThan(0)
})

test('the action passes a clean catalogue, says so in the summary of the job, and builds the site', async () => {
  const cwd = await projectFor('github')
  const ran = runSteps(steps, { ...defaults, site: 'public site' }, cwd)
  expect(ran.map(({ name, code }) => [name, code])).toEqual([
    ['Check', 0],
    ['Build the site', 0],
  ])
  expect(ran[0]).toMatchObject({
    log: 'no findings in 2 services\n',
    summary: '### Portolan: no findings in 2 services\n',
  })
  expect(existsSync(join(cwd, 'public site/index.html'))).toBe(true)
  expect(runSteps(steps, defaults, cwd).map(({ name }) => name)).toEqual(['Check'])
})

test('the action fails on an error, annotates it, and leaves the reports that were asked for', async () => {
  const cwd = await projectFor('github')
  addFlaws(cwd)
  const [check, ...others] = runSteps(steps, { ...defaults, sarif: 'out/portolan.sarif', site: 'site' }, cwd)
  expect(others).toEqual([])
  expect(check).toMatchObject({ name: 'Check', code: 1 })
  expect(check?.log.split('\n').filter((line) => /^::(error|warning) /.test(line))).toEqual([
    expect.stringMatching(
      /^::error file=content\/services\/mail\.md,line=9,.*title=dependencies\/unknown-service::/,
    ),
    expect.stringMatching(
      /^::warning file=content\/services\/mail\.md,line=16,.*title=markdown\/heading-skip::/,
    ),
  ])
  expect(check?.summary).toMatch(/^### Portolan: 1 error, 1 warning in 3 services/)
  const { runs } = JSON.parse(readFileSync(join(cwd, 'out/portolan.sarif'), 'utf8'))
  expect(runs[0].results).toHaveLength(2)
  expect(existsSync(join(cwd, 'site'))).toBe(false)
})

test('thresholds reach the check, and the text of an input cannot become a command', async () => {
  const cwd = await projectFor('github')
  addFlaws(cwd)
  const codeWith = (inputs: Record<string, string>) =>
    runSteps(steps, { ...defaults, ...inputs }, cwd).map(({ code }) => code)
  expect(codeWith({ 'fail-on': 'never' })).toEqual([0])
  expect(codeWith(atMost)).toEqual([1])
  const hostile = '"; touch pwned; $(touch pwned) `touch pwned`'
  expect(codeWith({ 'fail-on': hostile })).toEqual([2])
  expect(codeWith({ 'max-warnings': hostile })).toEqual([2])
  expect(existsSync(join(cwd, 'pwned'))).toBe(false)
})

test('the workflow that init writes runs as it stands', async () => {
  const cwd = await projectFor('github')
  const { jobs } = parse(readFileSync(join(cwd, '.github/workflows/docs.yml'), 'utf8'))
  const ran = runSteps(jobs.docs.steps, {}, cwd)
  expect(ran.map(({ name, code }) => [name, code])).toEqual([
    ['Check', 0],
    ['Build', 0],
  ])
  const upload = jobs.docs.steps.at(-1)
  expect(existsSync(join(cwd, upload.with.path, 'index.html'))).toBe(true)
  writeFileSync(join(cwd, 'content/services/shop.md'), 'no front matter\n')
  expect(runSteps(jobs.docs.steps, {}, cwd).map(({ code }) => code)).toEqual([1])
})

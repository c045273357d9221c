import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/index'
import { parse } from 'yaml'

interface Step {
  readonly name?: string
  readonly if?: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly 'working-directory'?: string
}

/** What GitHub's own parser has against an action or a workflow. */
export function complaints(path: string): string[] {
  const file = { name: path, content: readFileSync(path, 'utf8') }
  const parser = path.endsWith('action.yml') ? parseAction : parseWorkflow
  return parser(file, new NoOperationTraceWriter()).context.errors.getErrors().map(String)
}

/** How one step ended. */
export interface RanStep {
  readonly name: string
  readonly code: number
  readonly log: string
  /** What it wrote to the summary of the job. */
  readonly summary: string
}

/** Runs the steps of an action that are shell as the runner does: expressions by GitHub's own evaluator, in bash. */
export function runSteps(
  steps: readonly Step[],
  inputs: Readonly<Record<string, string>>,
  cwd: string,
): RanStep[] {
  const ran: RanStep[] = []
  const text = (template: string) =>
    template.replace(/\$\{\{(.*?)\}\}/g, (_, expression) => evaluate(expression, inputs))
  for (const step of steps) {
    if (step.run === undefined || (step.if !== undefined && text(step.if) !== 'true')) continue
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, text(value)]))
    const folder = join(cwd, text(step['working-directory'] ?? '.'))
    const result = bash(text(step.run), env, folder)
    ran.push({ name: step.name ?? '', ...result })
    if (result.code !== 0) break
  }
  return ran
}

/** Steps of a composite action, with the defaults of its inputs. */
export function readAction(path: string): { steps: Step[]; defaults: Record<string, string> } {
  const { inputs, runs } = parse(readFileSync(path, 'utf8'))
  const defaults = Object.entries<{ default?: string }>(inputs).map(([name, input]) => [
    name,
    input.default ?? '',
  ])
  return { steps: runs.steps, defaults: Object.fromEntries(defaults) }
}

function evaluate(expression: string, inputs: Readonly<Record<string, string>>): string {
  const { tokens } = new Lexer(expression).lex()
  const tree = new Parser(tokens, ['inputs'], []).parse()
  const values = Object.entries(inputs).map(([key, value]) => ({ key, value: new data.StringData(value) }))
  const context = new data.Dictionary({ key: 'inputs', value: new data.Dictionary(...values) })
  return new Evaluator(tree, context).evaluate().coerceString()
}

/** The command line that the runner documents for `shell: bash`. */
function bash(script: string, env: Record<string, string>, cwd: string): Omit<RanStep, 'name'> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-step-'))
  const summary = join(folder, 'summary.md')
  appendFileSync(summary, '')
  writeFileSync(join(folder, 'step.sh'), script)
  const flags = ['--noprofile', '--norc', '-eo', 'pipefail', join(folder, 'step.sh')]
  const all = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    GITHUB_STEP_SUMMARY: summary,
    ...env,
  }
  const run = () => {
    try {
      const log = execFileSync('bash', flags, {
        cwd,
        env: all,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      return { code: 0, log }
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string }
      return { code: status, log: stdout }
    }
  }
  return { ...run(), summary: readFileSync(summary, 'utf8') }
}

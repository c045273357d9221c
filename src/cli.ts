#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type ExitCode, exitCode } from './commands/exit-code.ts'
import { nameOf, requireSense } from './commands/given.ts'
import { processTerminal, type Terminal } from './commands/terminal.ts'
import { programVersion } from './read/program.ts'

const interruption = new AbortController()

/**
 * For commands that pause now and then and have something to put away: aborted when the user presses Ctrl-C. All others
 * are left to the system, which ends them at once.
 */
function interruptible(): AbortSignal {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interruption.abort()
      // A second Ctrl-C ends at once.
      process.once(signal, () => process.exit(exitCode.interrupted))
    })
  }
  return interruption.signal
}

/** The command line; its reference (docs/reference) is made from it. */
export const program = new Command('portolan')
  .description('Charts a fleet: checked Markdown about services in, a validated offline wiki out.')
  .version(programVersion())
  .option('--color', 'colour even in a pipe')
  .option('--no-color', 'no colour (NO_COLOR is respected too)')
  .addHelpText(
    'after',
    `
Examples:
  $ portolan init docs            make a small working catalogue in docs/
  $ portolan new service mail     write content/services/mail.md with every section
  $ portolan check                judge all documents, as in CI
  $ portolan build                publish the site to dist/; open dist/index.html
  $ portolan serve                publish on http://127.0.0.1 and follow changes

Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 input or output, 70 internal error.`,
  )
  // Help too goes the way of all output: whole into a slow pipe, quietly into one that was closed.
  .configureOutput({ writeOut: processTerminal(false).out, writeErr: processTerminal(false).note })
  .allowExcessArguments()
  .hook('preAction', (_, command) => requireSense(command))
  .exitOverride()

const configOption = () =>
  new Option('-c, --config <file>', 'configuration file (default: portolan.config.yaml, looked for upwards)')
const contentOption = () =>
  new Option('--content <folder>', 'folder of the documents (default: as configured, or content)')
const outputOption = () =>
  new Option('-o, --output <folder>', 'folder of the site (default: as configured, or dist)')
const baselineOption = () =>
  new Option('--baseline <file>', 'accepted findings (default: as configured, or portolan.baseline.json)')
const noBaselineOption = () => new Option('--no-baseline', 'judge as if nothing had been accepted')
const formatOption = () =>
  new Option(
    '-f, --format <name[=file]>',
    'pretty, concise, markdown, json, sarif, github, gitlab, junit, checkstyle or rdjson, to the standard output or a file; may be repeated (default: pretty)',
  ).argParser(collected)
const cacheOption = () => new Option('--no-cache', 'read and parse everything anew')

program
  .command('build')
  .description('publish the site')
  .addOption(configOption())
  .addOption(contentOption())
  .addOption(outputOption())
  .option('-k, --keep-going', 'publish in spite of errors, with the findings shown')
  .option('--archive <file>', 'pack the site into a zip file too, the same bytes for the same site')
  .addOption(baselineOption())
  .addOption(noBaselineOption())
  .addOption(cacheOption())
  .addHelpText(
    'after',
    examples(
      'portolan build',
      'portolan build --keep-going --output /srv/www/docs',
      'portolan build --archive site.zip',
    ),
  )
  .action(async (options) => {
    const { buildCommand } = await import('./commands/build.ts')
    await run((terminal) => buildCommand(options, terminal, interruptible()))
  })

program
  .command('check')
  .description('judge every document and the catalogue as a whole')
  .addOption(configOption())
  .addOption(contentOption())
  .addOption(formatOption())
  .option('-q, --quiet', 'show errors only')
  .addOption(
    new Option(
      '--show <severity>',
      'lowest severity that is shown (default: warn for people, info for programs)',
    ).choices(['error', 'warn', 'info']),
  )
  .option('--fix', 'mend what has one certain remedy, then judge what is left')
  .option('--diff', 'print what --fix would change, as a patch; change nothing')
  .option('--unsafe-fixes', 'with --fix or --diff: likely remedies too, such as the nearest name')
  .option('--max-warnings <number>', 'fail when there are more warnings', wholeNumber)
  .addOption(
    new Option('--fail-on <severity>', 'lowest severity that fails')
      .choices(['error', 'warn', 'info', 'never'])
      .default('error'),
  )
  .addOption(baselineOption())
  .addOption(noBaselineOption())
  .addOption(
    new Option('--write-baseline', 'accept every finding that is shown now; later ones fail').conflicts(
      'pruneBaseline',
    ),
  )
  .option('--prune-baseline', 'take findings that are mended out of the baseline')
  .addOption(
    new Option(
      '--stdin-filepath <path>',
      'judge the document on the standard input as if it were saved there; show what concerns it',
    ).conflicts(['fix', 'diff', 'writeBaseline', 'pruneBaseline', 'changed']),
  )
  .addOption(
    new Option(
      '--changed <base>',
      'only findings that the change since this git revision caused; base... is where the branches part',
    ).conflicts(['fix', 'diff', 'writeBaseline', 'pruneBaseline']),
  )
  .addOption(cacheOption())
  .addHelpText(
    'after',
    examples(
      'portolan check',
      'portolan check --format json > findings.json',
      'portolan check --format pretty --format sarif=portolan.sarif',
      'portolan check --max-warnings 0',
      'portolan check --write-baseline     accept what there is; from now on only new findings count',
      'portolan check --stdin-filepath content/services/web.md < buffer',
      'portolan check --changed origin/main...',
      'portolan check --diff | git apply    (what --fix does, looked at first)',
    ),
  )
  .action(async (options) => {
    const { checkCommand } = await import('./commands/check.ts')
    // While the standard input is awaited there is no pause in which a signal could be heard.
    const signal = options.stdinFilepath === undefined ? interruptible() : undefined
    await run((terminal) => checkCommand(options, terminal, signal))
  })

program
  .command('verify-site')
  .argument('[folder]', 'a built site, of any generator (default: as configured, or dist)')
  .description('prove that a built site works offline: links, fragments, assets, scripts, policy')
  .addOption(formatOption())
  .option('-q, --quiet', 'show errors only')
  .addOption(
    new Option('--fail-on <severity>', 'lowest severity that fails')
      .choices(['error', 'warn', 'info', 'never'])
      .default('error'),
  )
  .addHelpText('after', examples('portolan verify-site', 'portolan verify-site public --format concise'))
  .action(async (folder: string | undefined, options) => {
    const { verifySiteCommand } = await import('./commands/verify-site.ts')
    await run((terminal) => verifySiteCommand(folder, options, terminal))
  })

program
  .command('export')
  .description('turn the published site into another form')
  .command('zim')
  .argument('<file>', 'where to write it, such as site.zim')
  .description('pack the published site into a ZIM file for Kiwix (needs zim-tools)')
  .addOption(configOption())
  .addOption(outputOption())
  .option('--title <text>', 'title in the reader’s library (default: the site’s)')
  .option('--description <text>', 'one line below it, 80 characters at most')
  .option('--creator <text>', 'who wrote the content (default: the site’s title)')
  .option('--publisher <text>', 'who made the file (default: Portolan)')
  .addHelpText('after', examples('portolan build && portolan export zim site.zim'))
  .action(async (file: string, options) => {
    const { exportZimCommand } = await import('./commands/export-zim.ts')
    await run((terminal) => exportZimCommand(file, options, terminal, interruptible()))
  })

program
  .command('diff')
  .argument('<base>', 'git revision to compare with; base... is where the branches part')
  .description('say what a change means: ports, packages, files, conflicts, and who is affected')
  .addOption(configOption())
  .addOption(contentOption())
  .option('-f, --format <name>', 'text, markdown (for a comment in a review) or json', 'text')
  .option('--exit-code', 'end with 1 where anything is different')
  .addOption(baselineOption())
  .addOption(noBaselineOption())
  .addOption(cacheOption())
  .addHelpText(
    'after',
    examples(
      'portolan diff HEAD~1',
      'portolan diff origin/main...',
      'portolan diff origin/main... --format markdown > comment.md',
    ),
  )
  .action(async (base: string, options) => {
    const { diffCommand } = await import('./commands/diff.ts')
    await run((terminal) => diffCommand(base, options, terminal, interruptible()))
  })

program
  .command('explain')
  .argument('[rule]', 'rule id, or the part before its /; without one, all rules are listed')
  .description('say what a rule finds, why, and how to mend it')
  .addHelpText(
    'after',
    examples('portolan explain', 'portolan explain ports', 'portolan explain ports/conflict'),
  )
  .action(async (rule?: string) => {
    const { explainCommand } = await import('./commands/explain.ts')
    await run((terminal) => explainCommand(rule, terminal))
  })

program
  .command('schema')
  .argument('[name]', 'service, team, page, site or labels; without one, all of them')
  .description('print the JSON Schema of documents and configuration')
  .addHelpText('after', examples('portolan schema service > service.schema.json'))
  .action(async (name?: string) => {
    const { schemaCommand } = await import('./commands/schema.ts')
    await run((terminal) => schemaCommand(name, terminal))
  })

const apt = program.command('apt').description('what Debian has, for checks without a network')

apt
  .command('snapshot')
  .description(
    'write down which packages archives have: from apt’s lists on this machine, or from Packages files',
  )
  .addOption(configOption())
  .addOption(contentOption())
  .option('--packages <file...>', 'Packages files, compressed or not, instead of apt’s lists')
  .option('--suite <codename>', 'suite of these files, where no Release file tells it')
  .option('--component <name>', 'component of these files, where their path does not tell it')
  .option('--repository <address>', 'repository of these files, where it is not Debian’s own')
  .option('--pypi-table <file>', 'table of PyPI names (default: the one of dh-python, where it is installed)')
  .option('--documented', 'only what the documents name, and what Debian equivalents can be')
  .addOption(new Option('-o, --output <file>', 'the snapshot (default: as configured, or apt-snapshot.txt)'))
  .addHelpText(
    'after',
    examples(
      'portolan apt snapshot --documented',
      'portolan apt snapshot --packages mirror/dists/bookworm/main/binary-amd64/Packages.xz',
      'portolan apt snapshot --packages Packages --suite bookworm --component main',
    ),
  )
  .action(async (options) => {
    const { aptSnapshotCommand } = await import('./commands/apt-snapshot.ts')
    await run((terminal) => aptSnapshotCommand(options, terminal, interruptible()))
  })

program
  .command('init')
  .argument('[folder]', 'where to make it', '.')
  .description('make a small working catalogue with configuration and a CI example')
  .addOption(
    new Option('--ci <host>', 'code host that the CI example is for')
      .choices(['github', 'gitlab', 'none'])
      .default('github'),
  )
  .addHelpText('after', examples('portolan init', 'portolan init docs', 'portolan init --ci gitlab'))
  .action(async (folder: string, options) => {
    const { initCommand } = await import('./commands/init.ts')
    await run((terminal) => initCommand(folder, options, terminal))
  })

program
  .command('new')
  .argument('<kind>', 'service or team')
  .argument('<name>', 'its id: lower-case letters, digits and hyphens')
  .description('write a document with every section, ready to fill')
  .addOption(configOption())
  .addOption(contentOption())
  .addHelpText('after', examples('portolan new service mail', 'portolan new team serviceops'))
  .action(async (kind: string, name: string, options) => {
    const { newCommand } = await import('./commands/new.ts')
    await run((terminal) => newCommand(kind, name, options, terminal))
  })

program
  .command('serve')
  .description('publish on this machine only, rebuild and reload on every change')
  .addOption(configOption())
  .addOption(contentOption())
  .addOption(outputOption())
  .option('-p, --port <number>', 'port (default: 4780, or the next free one)', portNumber)
  .addHelpText('after', examples('portolan serve', 'portolan serve --port 4000'))
  .action(async (options) => {
    const { serveCommand } = await import('./commands/serve.ts')
    await run((terminal) => serveCommand(options, terminal, interruptible()))
  })

pointToHelp(program)

/** After a mistake, the help of the command that it was made with. */
function pointToHelp(command: Command): void {
  command.showHelpAfterError(`(${nameOf(command)} --help shows what there is)`)
  for (const one of command.commands) pointToHelp(one)
}

function examples(...lines: string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`
}

function collected(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

function portNumber(text: string): number {
  const port = wholeNumber(text)
  if (port > 65_535) throw new InvalidArgumentError('Ports end at 65535.')
  return port
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a whole number.')
  return Number(text)
}

async function run(command: (terminal: Terminal) => ExitCode | Promise<ExitCode>): Promise<void> {
  process.exitCode = await command(terminal())
}

const terminal = (): Terminal => processTerminal(program.opts<{ color?: boolean }>().color)

async function main(): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? toldAlready(error) : await told(error)
  }
}

/** Commander has told the user; help and version are no mistakes. */
const toldAlready = (error: CommanderError): ExitCode =>
  error.exitCode === 0 ? exitCode.clean : exitCode.usage

async function told(error: unknown): Promise<ExitCode> {
  const { tellError } = await import('./commands/tell-error.ts')
  return tellError(error, terminal(), interruption.signal)
}

// Whoever imports this file wants to look at the command line, not to run it.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main()

import { parseArgs } from 'node:util'

const usage = 'npm run bench -- [N] [--runs R] [--alone] [--json]'

/** The command line cannot be understood; the message says what would be. */
export class UsageError extends Error {}

/**
 * What the bench is asked to do: `services` in the catalogue, `runs` of everything, whether to measure Portolan
 * `alone`, and whether to print `json`.
 *
 * @param {string[]} args
 */
export function readArguments(args) {
  const { values, positionals } = parsed(args)
  const [services = '1000', ...others] = positionals
  if (others.length > 0) throw new UsageError(`one N is enough; usage: ${usage}`)
  return {
    services: wholeNumber('N', services),
    runs: wholeNumber('--runs', values.runs),
    alone: values.alone,
    json: values.json,
  }
}

function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '3' },
        alone: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(`${error.message}; usage: ${usage}`)
  }
}

function wholeNumber(name, text) {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new UsageError(`${name} is a number from 1 to 999999, not ${text}; usage: ${usage}`)
}

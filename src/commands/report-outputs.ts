import { resolve } from 'node:path'
import { didYouMean } from '../model/did-you-mean.ts'
import { reporterByName, reporters } from '../report/index.ts'
import type { Reporter } from '../report/reporter.ts'
import { CommandError, exitCode } from './exit-code.ts'

/** One report that was asked for. */
export interface ReportOutput {
  readonly reporter: Reporter
  /** As the user wrote it; left out for the standard output. */
  readonly file?: string
}

/**
 * What the values of `--format` ask for: `NAME` goes to the standard output, `NAME=FILE` to a file. Two reports in
 * one place would spoil each other, so that is wrong usage, as is an unknown name.
 */
export function reportOutputs(values: readonly string[]): ReportOutput[] {
  const outputs = values.map(outputOf)
  const places = new Map<string, ReportOutput>()
  for (const output of outputs) {
    const place = output.file === undefined ? '' : resolve(output.file)
    const other = places.get(place)
    if (other) throw samePlace(other, output)
    places.set(place, output)
  }
  return outputs
}

function outputOf(value: string): ReportOutput {
  const equals = value.indexOf('=')
  const name = equals < 0 ? value : value.slice(0, equals)
  const reporter = reporterByName(name)
  if (!reporter) throw unknownFormat(name)
  const file = equals < 0 ? '-' : value.slice(equals + 1)
  if (file === '') {
    throw new CommandError(
      exitCode.usage,
      `\`--format ${value}\` names no file`,
      `write \`--format ${name}\` for the standard output, or \`--format ${name}=FILE\``,
    )
  }
  return file === '-' ? { reporter } : { reporter, file }
}

function unknownFormat(name: string): CommandError {
  const names = reporters.map((reporter) => reporter.name)
  const nearest = didYouMean(name, names)
  return new CommandError(
    exitCode.usage,
    `there is no format \`${name}\``,
    nearest ? `did you mean \`${nearest}\`?` : `choose one of ${names.join(', ')}`,
  )
}

function samePlace(first: ReportOutput, second: ReportOutput): CommandError {
  const place = second.file === undefined ? 'the standard output' : `\`${second.file}\``
  const name = second.reporter.name
  const file = second.file === undefined ? 'FILE' : 'ANOTHER-FILE'
  return new CommandError(
    exitCode.usage,
    `two reports cannot share ${place}: ${first.reporter.name} and ${name}`,
    `give one a file of its own, such as \`--format ${name}=${file}\``,
  )
}

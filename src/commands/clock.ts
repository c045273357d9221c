import process from 'node:process'
import { CommandError, exitCode } from './exit-code.ts'

/** SOURCE_DATE_EPOCH, seconds since 1970: the moment a repeatable build pretends to happen; undefined where unset. */
export function sourceDateEpoch(): number | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch === undefined || epoch === '') return undefined
  if (!/^\d{1,12}$/.test(epoch)) {
    throw new CommandError(
      exitCode.usage,
      `SOURCE_DATE_EPOCH is \`${epoch}\``,
      'set it to seconds since 1970, such as $(git log -1 --format=%ct)',
    )
  }
  return Number(epoch)
}

/**
 * The day on which documents are judged, `YYYY-MM-DD` in UTC: of SOURCE_DATE_EPOCH where it is set, so that a
 * build can be repeated, else of the clock.
 */
export function today(): string {
  const epoch = sourceDateEpoch()
  const now = epoch === undefined ? new Date() : new Date(epoch * 1000)
  return now.toISOString().slice(0, 10)
}

import type { Scalar } from 'yaml'

/** Words that some YAML reader takes for something else than text. */
const special = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i

/** Text that every YAML reader takes for itself without quotes: words, paths, `11211/tcp`, `service:memcached`. */
const harmless = /^(?=.*[/A-Za-z])(?:[A-Za-z_/]|\d+(?:-\d+)?\/)[\w./@+-]*(?::[\w./@+-]+)*$/

const double = (value: string): string => JSON.stringify(value)
const single = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** The value as the scalar would be written: in its quotes, without quotes where it has none and needs none. */
export function scalarText(value: string, { type }: Scalar): string | undefined {
  if (type === 'QUOTE_SINGLE') return single(value)
  if (type === 'QUOTE_DOUBLE') return double(value)
  if (type !== 'PLAIN') return undefined
  return harmless.test(value) && !special.test(value) ? value : double(value)
}

/** What a scalar without quotes says, in quotes; undefined where it has quotes or more than one line. */
export function quotedText({ type, source = '' }: Scalar): string | undefined {
  return type === 'PLAIN' && !source.includes('\n') ? double(source) : undefined
}

/** A list that holds the scalar as it is written; undefined where it may mean more than one item. */
export function enlistedText({ type }: Scalar, written: string): string | undefined {
  const isOne = type === 'PLAIN' ? /^[^\s,[\]{}]+$/.test(written) : /^(["']).*\1$/.test(written)
  return isOne ? `[${written}]` : undefined
}

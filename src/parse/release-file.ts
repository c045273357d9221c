import { fieldOf, readControl } from './deb822.ts'

/** What a `Release` or `InRelease` file says of a suite. */
export interface Release {
  /** Its codename, or its suite where it has none. */
  readonly suite: string
  readonly origin?: string | undefined
  /** `YYYY-MM-DD`, UTC. */
  readonly date?: string | undefined
}

/** Reads a `Release` file, or an `InRelease` with its signature; undefined where it names no suite. */
export function parseRelease(text: string): Release | undefined {
  for (const stanza of readControl(text).stanzas) {
    const suite = (fieldOf(stanza, 'Codename') ?? fieldOf(stanza, 'Suite'))?.value
    if (!suite) continue
    const time = Date.parse(fieldOf(stanza, 'Date')?.value ?? '')
    return {
      // Until Debian 10 the codename of the security suite was `buster` as well.
      suite,
      origin: fieldOf(stanza, 'Origin')?.value,
      ...(!Number.isNaN(time) && { date: new Date(time).toISOString().slice(0, 10) }),
    }
  }
  return undefined
}

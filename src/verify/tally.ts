import type { Finding, Related } from '../model/finding.ts'
import { compareFindings } from '../model/finding.ts'
import { fingerprintOf } from '../model/fingerprint.ts'
import type { SitePath } from '../model/output-file.ts'
import { type Place, topOfFile } from '../model/place.ts'
import type { Remark } from './reference.ts'
import { siteRules } from './rules.ts'
import { placeOf, type Span } from './span.ts'

/** Places of one cause that are shown; a wrong link in the header stands on every page. */
const shownPlaces = 3

interface Spot {
  readonly path: SitePath
  /** Left out where the file as such is meant. */
  readonly span: Span | undefined
}

interface Cause {
  readonly remark: Omit<Remark, 'span'>
  readonly spots: Spot[]
  count: number
}

/** Collects what is found, one finding a cause: equal words of one rule are one cause, wherever they are said. */
export class Tally {
  readonly #causes = new Map<string, Cause>()

  add(remark: Omit<Remark, 'span'>, path: SitePath, span?: Span): void {
    const key = `${remark.ruleId}\0${remark.reason}`
    const cause = this.#causes.get(key) ?? { remark, spots: [], count: 0 }
    this.#causes.set(key, cause)
    cause.count++
    cause.spots.push({ path, span })
    // The first places in the order of paths are shown, whatever order the files were read in.
    if (cause.spots.length > 2 * shownPlaces) cause.spots.sort(bySpot).splice(shownPlaces)
  }

  /** All findings in the order of reports; `textOf` is asked for the files that are shown. */
  findings(textOf: (path: SitePath) => string | undefined): Finding[] {
    return [...this.#causes.values()].map((cause) => findingOf(cause, textOf)).sort(compareFindings)
  }
}

const bySpot = (a: Spot, b: Spot): number =>
  a.path === b.path ? (a.span?.start ?? 0) - (b.span?.start ?? 0) : a.path < b.path ? -1 : 1

function findingOf({ remark, spots, count }: Cause, textOf: (path: SitePath) => string | undefined): Finding {
  const { ruleId, reason, help } = remark
  const [first, ...others] = spots
    .sort(bySpot)
    .slice(0, shownPlaces)
    .map(
      (spot): Related => ({
        path: spot.path,
        place: spot.span ? placeOf(textOf(spot.path) ?? '', spot.span) : topOfFile,
        label: 'here too',
      }),
    )
  const hidden = count - 1 - others.length
  return {
    ruleId,
    severity: siteRules.find(({ id }) => id === ruleId)?.severity ?? 'error',
    path: first?.path ?? '',
    place: first?.place ?? (topOfFile as Place),
    reason,
    ...(hidden > 0 && { note: `the same in ${hidden} more ${hidden === 1 ? 'place' : 'places'}` }),
    ...(help !== undefined && { help }),
    related: others,
    fingerprint: fingerprintOf({ ruleId, document: '', value: reason }),
  }
}

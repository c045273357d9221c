import type { Catalog } from '../model/catalog.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import type { Document } from '../model/document.ts'
import type { Finding } from '../model/finding.ts'
import { guessed, removed } from './repairs.ts'
import type { Report } from './rule.ts'

/** One entry of `lint.allow` and whether it still does anything. */
interface Suppression {
  readonly document: Document
  readonly index: number
  readonly rule: string
  readonly until: string | undefined
  readonly expired: boolean
  used: boolean
}

/** The suppressions of all documents on one day. */
export class Suppressions {
  readonly #byPath = new Map<string, Suppression[]>()

  constructor(catalog: Catalog, today: string) {
    for (const document of catalog.documents.values()) {
      const allowed = document.lint?.allow ?? []
      if (allowed.length === 0) continue
      const own = allowed.map(({ rule, until }, index) => {
        return { document, index, rule, until, expired: until !== undefined && until < today, used: false }
      })
      this.#byPath.set(document.path, own)
    }
  }

  /** True where the document accepts the finding today; remembers which suppressions were of use. */
  covers(finding: Finding): boolean {
    const matching = (this.#byPath.get(finding.path) ?? []).filter(({ rule }) => rule === finding.ruleId)
    for (const suppression of matching) suppression.used = true
    return matching.some(({ expired }) => !expired)
  }

  /**
   * What `meta/suppression-unused` says. Documents of which something was refused are left alone: a rule may
   * have been silent only because of that; so are rules `unheard`, which failed or were
   * not run.
   */
  *reports(ruleIds: ReadonlySet<string>, unheard: ReadonlySet<string>): Generator<Report> {
    for (const suppression of [...this.#byPath.values()].flat()) {
      const { document, index, rule, expired, used } = suppression
      const spot = { document, field: ['lint', 'allow', index, 'rule'], value: rule }
      if (!ruleIds.has(rule)) yield { ...spot, ...unknownRule(rule, ruleIds) }
      else if (expired) yield { ...spot, ...ended(suppression) }
      else if (!used && !unheard.has(rule) && document.incomplete.length === 0)
        yield { ...spot, ...unused(rule) }
    }
  }
}

function unknownRule(rule: string, ruleIds: ReadonlySet<string>): Pick<Report, 'reason' | 'help' | 'repair'> {
  const nearest = didYouMean(rule, ruleIds)
  return {
    reason: `there is no rule \`${rule}\` to suppress`,
    ...(nearest && { repair: guessed(nearest) }),
    help: nearest ? `did you mean \`${nearest}\`?` : '`portolan explain` lists all rules',
  }
}

const ended = ({ rule, until, used }: Suppression): Pick<Report, 'reason' | 'help' | 'repair'> => ({
  reason: `the suppression of \`${rule}\` ended on ${until}`,
  help: used
    ? 'mend what it hides, or accept it anew with a later `until`'
    : 'remove it: nothing is left to suppress',
  ...(!used && { repair: removed('the suppression') }),
})

const unused = (rule: string): Pick<Report, 'reason' | 'help' | 'repair'> => ({
  reason: `nothing here needs the suppression of \`${rule}\``,
  help: 'remove it, or it will hide the next finding of this rule unseen',
  repair: removed('the suppression'),
})

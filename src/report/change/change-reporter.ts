import type { CatalogChange } from '../../model/change/change.ts'

/** What a report of a change may ask for besides the change. */
export interface ChangeContext {
  /** The revision as the user named it, and its hash. */
  readonly base: string
  readonly commit: string
  /** Whether the text goes to a terminal that shows colours. */
  readonly colour: boolean
}

/** One format of a report on a change. */
export interface ChangeReporter {
  /** As `--format` names it. */
  readonly name: string
  /** The whole report, with a line end at its end. */
  readonly format: (change: CatalogChange, context: ChangeContext) => string
}

import type { Place } from './place.ts'

/** What would mend a finding, at the finding's own place. How the text has to change for it is `src/fix`'s work. */
export type Change =
  /** The key gets this name. */
  | { readonly kind: 'rename'; readonly to: string }
  /** The scalar gets this value, in the quotes it has. */
  | { readonly kind: 'set'; readonly to: string }
  /** What is written without quotes is written in quotes. */
  | { readonly kind: 'quote' }
  /** The scalar becomes a list that holds it. */
  | { readonly kind: 'enlist' }
  /** The innermost list item around the place goes; a list that would be empty goes with it. */
  | { readonly kind: 'remove' }
  /** The text at the place, wherever in the file it stands, becomes this text. */
  | { readonly kind: 'replace'; readonly text: string }

/** How a finding can be mended without asking anybody. */
export interface Repair {
  /** What it does, as an order without a full stop: ``rename `prots` to `ports` ``. */
  readonly title: string
  /** True where it is the only thing that the author can have meant; a guess is made only on `--unsafe-fixes`. */
  readonly isSafe: boolean
  readonly change: Change
}

/** One splice of a file's text. */
export interface Edit {
  /** What is replaced; an empty stretch inserts. */
  readonly place: Place
  readonly text: string
}

/** A repair worked out on the text of the file. */
export interface Fix {
  readonly title: string
  readonly isSafe: boolean
  /** In the order of places; they do not overlap. */
  readonly edits: readonly Edit[]
}

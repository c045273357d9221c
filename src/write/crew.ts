import type { SitePath } from '../model/output-file.ts'

/** A file that a worker makes: its path in the site, and its `OutputFile.job`. */
export interface CrewItem {
  readonly path: SitePath
  readonly job: unknown
}

/** Workers that make and write files of a site elsewhere than in this thread. */
export interface Crew {
  /** True where a batch would have to wait: the caller then does better to make it itself. */
  readonly isBusy: boolean
  /** Makes and writes files into folders that are there; size and hash of each, in their order. */
  readonly write: (
    folder: string,
    items: readonly CrewItem[],
  ) => Promise<readonly (readonly [number, string])[]>
  /** Fulfilled when nothing is written any more; what is not done remains undone. */
  readonly close: () => Promise<unknown>
}

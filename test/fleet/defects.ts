import type { RuleId } from '../../src/model/finding.ts'
import { bodyDefects } from './defects/bodies.ts'
import { documentDefects } from './defects/documents.ts'
import { hostDefects } from './defects/hosts.ts'
import { portDefects } from './defects/ports.ts'
import { softwareDefects } from './defects/software.ts'
import type { Plot } from './plot.ts'

/** One thing that is wrong in a fleet of which nothing else is. */
export interface Defect {
  readonly rule: RuleId
  readonly what: string
  /** Puts it into good documents, with marks around the place where it is to be found. */
  readonly plant: (plot: Plot) => void
}

/** All defects, by rule. */
export const defects: readonly Defect[] = [
  ...documentDefects,
  ...softwareDefects,
  ...portDefects,
  ...hostDefects,
  ...bodyDefects,
]

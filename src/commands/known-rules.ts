import { rules as catalogRules } from '../check/index.ts'
import { readPackageFile } from '../read/program.ts'
import { siteRules } from '../verify/rules.ts'

/** Rules of `check`, then those of `verify-site`. */
export const rules = [...catalogRules, ...siteRules]

/** The page of a rule, Markdown; undefined where the package has none. */
export const rulePage = (ruleId: string): string | undefined => readPackageFile(`docs/rules/${ruleId}.md`)

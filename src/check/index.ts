export type { Report, Rule, RuleContext, Spot } from './rule.ts'
export { rules } from './rules/index.ts'
export { type CheckOptions, type CheckResult, check, type InternalError } from './run.ts'

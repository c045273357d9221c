export type { Rule } from './rule.ts'
export { rules } from './rules/index.ts'
export { type CheckOptions, type CheckResult, check, checkDocument } from './run.ts'

import type { Finding } from '../../src/model/finding.ts'

/** Findings as one line each: everything a test should pin but the help. */
export const told = (findings: readonly Finding[]): string[] =>
  findings.map(
    ({ place, severity, ruleId, reason, related }) =>
      `${place.line}:${place.column}-${place.endLine}:${place.endColumn} ${severity}[${ruleId}] ${reason}` +
      related.map((other) => ` (${other.place.line}:${other.place.column} ${other.label})`).join(''),
  )

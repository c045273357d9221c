import { withFixes } from '../fix/fix-text.ts'
import type { Finding } from '../model/finding.ts'
import type { Loaded } from '../pipeline/load.ts'
import { documentsOf } from '../pipeline/overlay.ts'
import type { ContentEntry } from '../read/content-tree.ts'
import { readText } from '../read/read-file.ts'
import type { Judged } from './judge.ts'

/** The findings, each with its fix where it has one; files are read for those only. */
export function offerFixes(findings: readonly Finding[], { loaded }: Judged): readonly Finding[] {
  const byPath = repairable(findings, true)
  const entries = entriesByPath(loaded)
  const offered = new Map<Finding, Finding>()
  for (const [path, own] of byPath) {
    const entry = entries.get(path)
    const text = entry && readText(entry.location)
    if (text === undefined) continue
    for (const [index, finding] of withFixes(text, own).entries()) offered.set(own[index] as Finding, finding)
  }
  return findings.map((finding) => offered.get(finding) ?? finding)
}

/** Findings with a repair that may be carried out, by file. */
export function repairable(findings: readonly Finding[], allowUnsafe: boolean): Map<string, Finding[]> {
  const byPath = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (!finding.repair || !(finding.repair.isSafe || allowUnsafe)) continue
    byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding])
  }
  return byPath
}

/** Files of the documents that could be read, by the path that findings have. */
export function entriesByPath(loaded: Loaded): Map<string, ContentEntry> {
  const paths = new Map(documentsOf(loaded).map(({ source, path }) => [source, path]))
  return new Map(
    loaded.entries.flatMap((entry) => {
      const path = entry.refusal === undefined ? paths.get(entry.source) : undefined
      return path === undefined ? [] : [[path, entry] as const]
    }),
  )
}

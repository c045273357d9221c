import type { Site } from '../model/catalog.ts'
import type { Finding } from '../model/finding.ts'
import { topOfFile } from '../model/place.ts'
import { siteShape } from '../model/schema/site.ts'
import { parseFields } from './fields.ts'
import { findingsOf, type Remark } from './remark.ts'
import { checkText } from './text-check.ts'
import { parseYaml } from './yaml.ts'

/** The configuration with what is wrong with it. */
export interface ParsedSite {
  readonly site: Site
  readonly findings: readonly Finding[]
}

/** A site without a configuration file. */
export const defaultSite: Site = { places: '' }

/** Reads `portolan.config.yaml`. An empty file is a configuration that sets nothing. */
export function parseSite({ path, text }: { path: string; text: string | undefined }): ParsedSite {
  if (text === undefined)
    return broken(path, [{ ruleId: 'meta/unreadable', place: topOfFile, reason: 'the file is not UTF-8' }])
  const checked = checkText(text)
  if (!checked.parsable) return broken(path, checked.remarks)
  const yaml = parseYaml(text)
  if (!yaml.whole) return broken(path, yaml.remarks)
  const { fields, remarks, places } = parseFields(siteShape, yaml.data, yaml.places)
  // Nobody but Portolan reads this file: `ports/conflict: off` means what it says.
  const own = yaml.remarks.filter(
    ({ ruleId, value }) => ruleId !== 'meta/ambiguous-scalar' || value !== 'off',
  )
  return {
    site: { ...(fields as Partial<Site>), path, places },
    findings: findingsOf([...checked.remarks, ...own, ...remarks], { path, data: yaml.data }),
  }
}

const broken = (path: string, remarks: readonly Remark[]): ParsedSite => ({
  site: { ...defaultSite, path },
  findings: findingsOf(remarks, { path }),
})

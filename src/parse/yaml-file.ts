import type { z } from 'zod'
import type { Finding } from '../model/finding.ts'
import { type PackedPlaces, topOfFile } from '../model/place.ts'
import { parseFields } from './fields.ts'
import { findingsOf, type Remark } from './remark.ts'
import { checkText } from './text-check.ts'
import { parseYaml } from './yaml.ts'

/** What a file that is all YAML (or JSON, which is YAML too) holds, with what is wrong with it. */
export interface YamlFile {
  readonly fields: Readonly<Record<string, unknown>>
  /** Keys of which something could not be read; `*` where nothing could. */
  readonly incomplete: readonly string[]
  readonly places: PackedPlaces
  readonly findings: readonly Finding[]
}

/** Reads a file of settings. An empty one sets nothing; a bad entry costs that entry. */
export function parseYamlFile(
  shape: Readonly<Record<string, z.ZodType>>,
  { path, text }: { path: string; text: string | undefined },
): YamlFile {
  const broken = (remarks: readonly Remark[]) => ({
    fields: {},
    incomplete: ['*'],
    places: '',
    findings: findingsOf(remarks, { path }),
  })
  if (text === undefined)
    return broken([{ ruleId: 'meta/unreadable', place: topOfFile, reason: 'the file is not UTF-8' }])
  const checked = checkText(text)
  if (!checked.parsable) return broken(checked.remarks)
  const yaml = parseYaml(text)
  if (!yaml.whole) return broken(yaml.remarks)
  const { fields, incomplete, remarks, places } = parseFields(shape, yaml.data, yaml.places)
  // Nobody but Portolan reads such a file: `ports/conflict: off` means what it says.
  const own = yaml.remarks.filter(
    ({ ruleId, value }) => ruleId !== 'meta/ambiguous-scalar' || value !== 'off',
  )
  return {
    fields,
    incomplete,
    places,
    findings: findingsOf([...checked.remarks, ...own, ...remarks], { path, data: yaml.data }),
  }
}

import type { Site } from '../model/catalog.ts'
import type { Finding } from '../model/finding.ts'
import { siteShape } from '../model/schema/site.ts'
import { parseYamlFile } from './yaml-file.ts'

/** The configuration with what is wrong with it. */
export interface ParsedSite {
  readonly site: Site
  readonly findings: readonly Finding[]
}

/** A site without a configuration file. */
export const defaultSite: Site = { places: '' }

/** Reads `portolan.config.yaml`. An empty file is a configuration that sets nothing. */
export function parseSite(file: { path: string; text: string | undefined }): ParsedSite {
  const { fields, incomplete, places, findings } = parseYamlFile(siteShape, file)
  return { site: { ...(fields as Partial<Site>), path: file.path, incomplete, places }, findings }
}

import { relative, resolve, sep } from 'node:path'
import type { Site } from '../model/catalog.ts'
import type { Finding } from '../model/finding.ts'
import { defaultSite, parseSite } from '../parse/site.ts'
import { type ConfigFile, readConfig } from '../read/config-file.ts'

/** The site's configuration, or the default where there is none. */
export function loadSite(config: ConfigFile): { site: Site; findings: readonly Finding[] } {
  if (!config.location) return { site: defaultSite, findings: [] }
  return parseSite({
    path: pathFrom(config.root, config.location),
    text: readConfig(config.location),
  })
}

/** The content folder, absolute: the one named on the command line, the configured one, or `content`. */
export const contentRootOf = (config: ConfigFile, site: Site, named: string | undefined): string =>
  named ?? resolve(config.root, site.content ?? 'content')

/** The output folder, absolute. */
export const outputOf = (config: ConfigFile, site: Site, named: string | undefined): string =>
  named ?? resolve(config.root, site.output ?? 'dist')

/** A path as findings name it: relative to the project, so that the site does not depend on where it is built. */
export const pathFrom = (root: string, path: string): string =>
  (relative(root, path) || '.').split(sep).join('/')

import { relative, resolve, sep } from 'node:path'
import type { Site } from '../model/catalog.ts'
import type { Finding } from '../model/finding.ts'
import { type ParsedSnapshot, parseAptSnapshot, refusedSnapshot } from '../parse/apt-snapshot.ts'
import { defaultSite, parseSite } from '../parse/site.ts'
import { type ConfigFile, readConfig } from '../read/config-file.ts'
import { readSnapshot } from '../read/snapshot-file.ts'

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

/** The package snapshot, absolute; undefined where none is configured. */
export const snapshotOf = (config: ConfigFile, site: Site): string | undefined =>
  site.apt === undefined ? undefined : resolve(config.root, site.apt)

/** The configured package snapshot; neither index nor findings where none is configured. */
export function loadSnapshot(config: ConfigFile, site: Site): ParsedSnapshot {
  const location = snapshotOf(config, site)
  if (location === undefined) return { findings: [] }
  const result = readSnapshot(location)
  return 'refusal' in result
    ? refusedSnapshot(site, result.refusal)
    : parseAptSnapshot({ path: pathFrom(config.root, location), text: result.text })
}

/** The output folder, absolute. */
export const outputOf = (config: ConfigFile, site: Site, named: string | undefined): string =>
  named ?? resolve(config.root, site.output ?? 'dist')

/** A path as findings name it: relative to the project, so that the site does not depend on where it is built. */
export const pathFrom = (root: string, path: string): string =>
  (relative(root, path) || '.').split(sep).join('/')

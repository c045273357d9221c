import { resolve } from 'node:path'
import { componentNames } from '../../theme/component-names.ts'
import { wordShape } from '../../theme/word-schema.ts'
import type { SomeWords } from '../../theme/words.ts'
import type { Site } from '../model/catalog.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import type { Finding } from '../model/finding.ts'
import { placeOf, topOfFile } from '../model/place.ts'
import { findingsOf, type Remark } from '../parse/remark.ts'
import { parseYamlFile } from '../parse/yaml-file.ts'
import type { ConfigFile } from '../read/config-file.ts'
import type { ContentEntry } from '../read/content-tree.ts'
import { decodeUtf8 } from '../read/read-file.ts'
import { contentStamp, listTheme, readThemeFile } from '../read/theme-folder.ts'
import { pathFrom } from './load-site.ts'

/** A file of the theme that replaces one of our components. */
export interface ComponentFile {
  readonly name: string
  /** As messages name it. */
  readonly path: string
  /** Absolute. */
  readonly location: string
  /** Changes with the file, so that it is loaded anew. */
  readonly stamp: string
}

/** A site's own theme as its folder shows it, in plain data: nothing of it has been run. */
export interface SiteTheme {
  readonly language: string
  readonly words: SomeWords
  readonly components: readonly ComponentFile[]
  /** Files that go into the site as they are. */
  readonly files: readonly ContentEntry[]
  /** Changes whenever pages may come out otherwise. */
  readonly stamp: string
}

/** Absolute folder of the site's own theme; undefined where it has none. */
export const themeRootOf = (config: ConfigFile, site: Site): string | undefined =>
  site.theme === undefined ? undefined : resolve(config.root, site.theme)

/** Reads the theme folder, and says what is wrong with it as far as that can be seen without running it. */
export function loadTheme(
  config: ConfigFile,
  site: Site,
): { theme: SiteTheme; findings: readonly Finding[] } {
  const root = themeRootOf(config, site)
  const none: SiteTheme = { language: site.language ?? 'en', words: {}, components: [], files: [], stamp: '' }
  if (root === undefined) return { theme: none, findings: [] }
  const entries = listTheme(root)
  if (!entries) return { theme: none, findings: missingFolder(site) }
  return new ThemeReader(none, pathFrom(config.root, root), entries).read()
}

const missingFolder = (site: Site): Finding[] =>
  findingsOf(
    [
      {
        ruleId: 'meta/unreadable',
        field: ['theme'],
        place: placeOf(site.places, ['theme']),
        reason: `there is no folder \`${site.theme}\``,
        help: 'the path is relative to this file',
      },
    ],
    { path: site.path ?? '' },
  )

/** Sorts the files of a theme folder by what they are for. */
class ThemeReader {
  readonly #none: SiteTheme
  readonly #path: string
  readonly #entries: readonly ContentEntry[]
  readonly #findings: Finding[] = []

  constructor(none: SiteTheme, path: string, entries: readonly ContentEntry[]) {
    this.#none = none
    this.#path = path
    this.#entries = entries
  }

  read(): { theme: SiteTheme; findings: readonly Finding[] } {
    for (const entry of this.#entries)
      if (entry.refusal) this.#say(entry, { ruleId: 'meta/unreadable', reason: `the file ${entry.refusal}` })
    const readable = this.#entries.filter(({ refusal }) => refusal === undefined)
    const code = readable.filter(({ source }) => source.startsWith('components/'))
    const labels = readable.filter(({ source }) => source === 'labels.json')
    const isFile = (entry: ContentEntry) => !code.includes(entry) && !labels.includes(entry)
    const files = readable.filter((entry) => isFile(entry) && isPublished(entry))
    const theme = {
      ...this.#none,
      words: Object.assign({}, ...labels.map((entry) => this.#words(entry))) as SomeWords,
      components: code.flatMap((entry) => this.#component(entry)),
      files,
      stamp: stampOf(labels, code, files),
    }
    return { theme, findings: this.#findings }
  }

  #words(entry: ContentEntry): Readonly<Record<string, unknown>> {
    const read = readThemeFile(entry)
    const text = 'bytes' in read ? decodeUtf8(read.bytes) : undefined
    const { fields, findings } = parseYamlFile(wordShape(), { path: this.#pathOf(entry), text })
    this.#findings.push(...findings)
    return fields
  }

  #component(entry: ContentEntry): ComponentFile[] {
    const [, file = ''] = /^components\/([^/]+)$/.exec(entry.source) ?? []
    if (file === '' || file.endsWith('.md')) return []
    const [, name] = /^(.+)\.m?js$/.exec(file) ?? []
    if (name === undefined) {
      this.#say(entry, {
        ruleId: 'meta/unknown-key',
        reason: `\`${file}\` is no component`,
        note: 'a component is a file NAME.js of plain JavaScript',
        help: 'what components use stands in a folder beside them, such as components/shared/',
      })
      return []
    }
    if (!(componentNames as readonly string[]).includes(name)) {
      const nearest = didYouMean(name, componentNames)
      this.#say(entry, {
        ruleId: 'meta/unknown-key',
        reason: `the theme has no component \`${name}\``,
        help: nearest ? `did you mean \`${nearest}.js\`?` : `there are ${componentNames.join(', ')}`,
      })
      return []
    }
    const { location, stamp } = entry
    return [{ name, path: this.#pathOf(entry), location, stamp }]
  }

  #pathOf({ source }: ContentEntry): string {
    return `${this.#path}/${source}`
  }

  #say(entry: ContentEntry, remark: Omit<Remark, 'place'>): void {
    this.#findings.push(...findingsOf([{ place: topOfFile, ...remark }], { path: this.#pathOf(entry) }))
  }
}

/** Of all that pages show: words, components, which files there are, and the logo, whose size stands on the page. */
function stampOf(
  labels: readonly ContentEntry[],
  code: readonly ContentEntry[],
  files: readonly ContentEntry[],
): string {
  const logo = files.filter(({ source }) => source.startsWith('logo.'))
  return contentStamp([...labels, ...code, ...logo]) + files.map(({ source }) => source).join('\0')
}

/** Notes and package files of whoever maintains the theme stay at home. */
const isPublished = ({ source }: ContentEntry): boolean =>
  !/^[^/]+\.md$/i.test(source) && !/^package(?:-lock)?\.json$/.test(source)

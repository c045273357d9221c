import { pathToFileURL } from 'node:url'
import { dressUp } from '../../theme/index.ts'
import type { OwnComponent, Replacement } from '../../theme/replaceable.ts'
import { ThemeError } from '../../theme/theme-error.ts'
import { readThemeFile } from '../read/theme-folder.ts'
import { imageSize } from '../render/image-size.ts'
import type { Asset, Look, Theme } from '../render/page.ts'
import type { ComponentFile, SiteTheme } from './load-theme.ts'

/** Loads a site's own components and puts them, its words and its files in place. Throws {@link ThemeError}. */
export async function openTheme({ language, words, components, files }: SiteTheme): Promise<Theme> {
  const assets = files.map(assetOf)
  return dressUp({
    language,
    words,
    components: new Map(await Promise.all(components.map(loaded))),
    files: assets,
    look: lookOf(assets),
  })
}

const folder = 'assets/theme/'

function assetOf(entry: SiteTheme['files'][number]): Asset {
  const read = readThemeFile(entry)
  if ('refusal' in read) throw new ThemeError(`the file \`${entry.source}\` of the theme ${read.refusal}`)
  return { path: folder + entry.source, content: read.bytes }
}

function lookOf(assets: readonly Asset[]): Look {
  const first = (...names: string[]) =>
    names.map((name) => assets.find(({ path }) => path === folder + name)).find(Boolean)
  const logo = first('logo.svg', 'logo.png', 'logo.webp', 'logo.jpg', 'logo.gif')
  return {
    styleSheet: first('custom.css')?.path,
    icon: first('favicon.svg', 'favicon.png', 'favicon.ico')?.path,
    logo: logo && { path: logo.path, ...imageSize(logo.content as Uint8Array) },
  }
}

async function loaded({ name, path, location, stamp }: ComponentFile): Promise<[string, Replacement]> {
  // The stamp makes another address of a changed file: Node keeps modules for as long as it runs.
  const module = await importFrom(`${pathToFileURL(location).href}?${encodeURIComponent(stamp)}`, path)
  if (typeof module.default !== 'function')
    throw new ThemeError(
      `${path} exports no component`,
      'begin it with `export default function (props, { h }) {`',
    )
  return [name, { path, component: module.default as OwnComponent<unknown> }]
}

async function importFrom(url: string, path: string): Promise<{ default?: unknown }> {
  try {
    return await import(url)
  } catch (error) {
    const { name, message, stack = '' } = error as Error
    const [, line] = /\.m?js(?:\?[^:\s)]*)?:(\d+)/.exec(stack) ?? []
    throw new ThemeError(`${path}${line ? `:${line}` : ''} cannot be loaded: ${name}: ${message}`)
  }
}

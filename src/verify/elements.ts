import type { Use } from './reference.ts'

/** Attributes that hold one address, by element; SVG's are found whether written `href` or `xlink:href`. */
export const addressUses: Readonly<Record<string, Readonly<Record<string, Use>>>> = {
  a: { href: 'link' },
  area: { href: 'link' },
  form: { action: 'link' },
  button: { formaction: 'link' },
  input: { formaction: 'link', src: 'image' },
  script: { src: 'script', href: 'script' },
  img: { src: 'image' },
  image: { href: 'image' },
  feImage: { href: 'image' },
  source: { src: 'media' },
  video: { src: 'media', poster: 'image' },
  audio: { src: 'media' },
  track: { src: 'media' },
  iframe: { src: 'frame' },
  frame: { src: 'frame' },
  embed: { src: 'object' },
  object: { data: 'object' },
  body: { background: 'image' },
  table: { background: 'image' },
  td: { background: 'image' },
  th: { background: 'image' },
  use: { href: 'id' },
  textPath: { href: 'id' },
  mpath: { href: 'id' },
  linearGradient: { href: 'id' },
  radialGradient: { href: 'id' },
  pattern: { href: 'id' },
  filter: { href: 'id' },
}

/** Attributes that hold a `srcset`. */
export const srcsetElements: Readonly<Record<string, string>> = {
  img: 'srcset',
  source: 'srcset',
  link: 'imagesrcset',
}

/** SVG's attributes that may hold a CSS `url()`. */
export const presentationAttributes: ReadonlySet<string> = new Set([
  'clip-path',
  'cursor',
  'fill',
  'filter',
  'marker',
  'marker-end',
  'marker-mid',
  'marker-start',
  'mask',
  'stroke',
])

/** What a browser does with a `<link>`; undefined for a relation that names nothing to be had. */
export function linkUse(rel: string, as: string): Use | 'module' | undefined {
  const relations = rel.toLowerCase().split(/\s+/)
  const has = (...names: string[]) => names.some((name) => relations.includes(name))
  if (has('modulepreload')) return 'module'
  if (has('stylesheet')) return 'style'
  if (has('icon', 'apple-touch-icon', 'apple-touch-icon-precomposed', 'mask-icon')) return 'image'
  if (has('manifest')) return 'manifest'
  if (has('preconnect', 'dns-prefetch')) return 'connect'
  if (has('preload', 'prefetch', 'prerender')) return preloadUses[as.toLowerCase()] ?? 'connect'
  return has('alternate', 'author', 'canonical', 'help', 'license', 'next', 'prev', 'search')
    ? 'link'
    : undefined
}

const preloadUses: Readonly<Record<string, Use>> = {
  audio: 'media',
  document: 'frame',
  font: 'font',
  image: 'image',
  object: 'object',
  script: 'script',
  style: 'style',
  track: 'media',
  video: 'media',
}

/** What the `type` of a script makes of it: code, a module, or data that no browser runs. */
export function scriptKind(type: string | undefined): 'classic' | 'module' | 'data' {
  const essence = (type ?? '').trim().toLowerCase().split(';')[0]?.trim() ?? ''
  if (essence === 'module') return 'module'
  return essence === '' || /^(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script/.test(essence)
    ? 'classic'
    : 'data'
}

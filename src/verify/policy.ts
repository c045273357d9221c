import { createHash } from 'node:crypto'
import type { Use } from './reference.ts'

/** One `Content-Security-Policy` of a page: sources by directive, both in lower case but for hashes and nonces. */
export type Policy = ReadonlyMap<string, readonly string[]>

/** Reads the `content` of the meta element; of a directive that comes twice the first counts. */
export function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>()
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/)
    const key = name.toLowerCase()
    if (key && !policy.has(key)) policy.set(key, sources)
  }
  return policy
}

type Inline = 'script-elem' | 'script-attr' | 'style-elem' | 'style-attr'

/** The directive that blocks inline script or style, as the page wrote it; undefined where it may run. */
export function inlineBlock(
  policy: Policy,
  inline: Inline,
  { text, nonce }: { text: string; nonce?: string | undefined },
): string | undefined {
  const directive = firstOf(policy, [
    inline.replace('-', '-src-'),
    inline.replace(/-.*/, '-src'),
    'default-src',
  ])
  if (!directive) return undefined
  const { sources } = directive
  const isElement = inline.endsWith('elem')
  if (isElement && nonce && sources.includes(`'nonce-${nonce}'`)) return undefined
  const hashes = sources.filter((source) => /^'sha(?:256|384|512)-/.test(source))
  if ((isElement || sources.includes("'unsafe-hashes'")) && hashes.some((hash) => isHashOf(hash, text)))
    return undefined
  const lower = sources.map((source) => source.toLowerCase())
  // A hash or nonce makes browsers forget 'unsafe-inline'.
  const isStrict = lower.some((source) => /^'(?:sha\d+|nonce)-|^'strict-dynamic'/.test(source))
  return lower.includes("'unsafe-inline'") && !isStrict ? undefined : directive.name
}

function isHashOf(source: string, text: string): boolean {
  const [, algorithm = '', digest = ''] = /^'(sha\d+)-(.*)'$/.exec(source) ?? []
  const actual = createHash(algorithm).update(text).digest('base64')
  return actual === digest.replaceAll('-', '+').replaceAll('_', '/')
}

/** The directive that blocks loading a file of the same folder, or a `data:` address; undefined where it may load. */
export function loadBlock(policy: Policy, use: Use, scheme: 'file' | 'data'): string | undefined {
  const directive = firstOf(policy, directivesOf[use] ?? [])
  if (!directive) return undefined
  const allowed = scheme === 'data' ? ['data:'] : ["'self'", 'file:', '*']
  const isAllowed = directive.sources.some((source) => allowed.includes(source.toLowerCase()))
  return isAllowed ? undefined : directive.name
}

const directivesOf: Partial<Record<Use, readonly string[]>> = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  style: ['style-src-elem', 'style-src', 'default-src'],
  image: ['img-src', 'default-src'],
  font: ['font-src', 'default-src'],
  media: ['media-src', 'default-src'],
  frame: ['frame-src', 'child-src', 'default-src'],
  object: ['object-src', 'default-src'],
}

function firstOf(
  policy: Policy,
  names: readonly string[],
): { name: string; sources: readonly string[] } | undefined {
  for (const name of names) {
    const sources = policy.get(name)
    if (sources) return { name, sources }
  }
  return undefined
}

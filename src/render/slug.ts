import { createHash } from 'node:crypto'

/** A name as part of a path or fragment: lower case, letters and digits of any script, hyphens between. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
  return slug || createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** A slug for each text; where two would be the same, the later one gets a number. */
export function slugs(texts: Iterable<string>): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  const found = new Map<string, string>()
  for (const text of texts) {
    if (found.has(text)) continue
    const base = slugOf(text)
    let slug = base
    for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`
    taken.add(slug)
    found.set(text, slug)
  }
  return found
}

import matter from 'gray-matter'
import type { Place } from '../model/place.ts'
import type { Repair } from '../model/repair.ts'
import type { Remark } from './remark.ts'
import { type ParsedYaml, parseYaml } from './yaml.ts'

/** Largest front matter, UTF-16 code units: duplicate-key checks and composition slow down beyond it. */
export const maximumFrontMatter = 64 * 1024

/** A file split into front matter and body. */
export interface FrontMatter {
  /** Undefined where the file has none, or none that can be read. */
  readonly yaml?: ParsedYaml
  readonly body: string
  /** Lines before the body. */
  readonly bodyLine: number
  readonly remarks: readonly Remark[]
}

/**
 * Splits a file. gray-matter would run JavaScript for a first line such as `---js`, so only a first line of
 * exactly `---` and a later line of exactly `---` reach it, and every engine but ours refuses.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const first = firstLineOf(plain)
  if (!first.startsWith('---') || /^-{4,}\s*$/.test(first)) return { body: plain, bodyLine: 0, remarks: [] }
  if (first !== '---') return refused(plain, languageRemark(first))
  const fence = closingFence(plain)
  if ('remark' in fence) return refused(plain, fence.remark)
  if (fence.offset > maximumFrontMatter) return refused(plain, tooLarge(fence.offset))
  return split(plain, fence.line)
}

function split(text: string, closingLine: number): FrontMatter {
  let yaml: ParsedYaml | undefined
  const file = matter(text, {
    language: 'yaml',
    engines: {
      yaml: (block: string) => {
        // Under CRLF the block ends in a bare CR, which YAML would take for part of the last value.
        yaml = parseYaml(`${block}\n`)
        return yaml.data as object
      },
      javascript: refuseEngine,
      json: refuseEngine,
    },
  })
  // gray-matter does not call the engine for an empty block: an empty mapping, then.
  return {
    yaml: yaml ?? { data: {}, places: '', remarks: [], whole: true },
    body: file.content,
    bodyLine: closingLine,
    remarks: yaml?.remarks ?? [],
  }
}

function refuseEngine(): never {
  throw new Error('front matter in another language than YAML reached gray-matter')
}

const firstLineOf = (text: string): string => (text.split('\n', 1)[0] ?? '').replace(/\r$/, '')

const lineSpan = (line: number, length: number): Place => ({
  line,
  column: 1,
  endLine: line,
  endColumn: Math.max(length, 1) + 1,
})

/** Where the closing fence stands: offset of its line and number of it, from 1. */
function closingFence(text: string): { offset: number; line: number } | { remark: Remark } {
  let line = 1
  for (let start = text.indexOf('\n') + 1; start > 0; start = text.indexOf('\n', start) + 1) {
    line++
    if (!text.startsWith('---', start)) continue
    const content = firstLineOf(text.slice(start, start + 200))
    if (content === '---') return { offset: start, line }
    return {
      remark: {
        ruleId: 'meta/frontmatter-unclosed',
        place: lineSpan(line, content.length),
        reason: 'this line begins with --- but is not the closing fence',
        help: 'close the front matter with a line of exactly ---',
        ...(/^---\s+$/.test(content) && { repair: bareFence }),
      },
    }
  }
  return {
    remark: {
      ruleId: 'meta/frontmatter-unclosed',
      place: lineSpan(1, 3),
      reason: 'the front matter is never closed',
      label: 'opened here',
      help: 'end it with a line of exactly ---',
    },
  }
}

const bareFence: Repair = {
  title: 'remove the blanks after ---',
  isSafe: true,
  change: { kind: 'replace', text: '---' },
}

const languageRemark = (first: string): Remark => ({
  ruleId: 'meta/frontmatter-language',
  place: lineSpan(1, first.length),
  reason: `the front matter opens with \`${first.slice(0, 40)}\`; only YAML behind a line of exactly \`---\` is read`,
  help: /^---\s+$/.test(first)
    ? 'remove the blanks after ---'
    : 'write the first line as --- and the fields in YAML',
  ...(/^---\s+$/.test(first) && { repair: bareFence }),
})

const tooLarge = (size: number): Remark => ({
  ruleId: 'meta/unreadable',
  place: lineSpan(1, 3),
  reason: `the front matter has ${size} characters; the most that is read is ${maximumFrontMatter}`,
  help: 'move long texts into the body or into files beside the document (`from:`)',
})

const refused = (body: string, remark: Remark): FrontMatter => ({ body, bodyLine: 0, remarks: [remark] })

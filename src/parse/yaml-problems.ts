import type { Document, LineCounter } from 'yaml'
import { isCollection, isScalar, type Node, visit, type YAMLParseError } from 'yaml'

/** A syntax error in words for people who did not write a YAML parser, where it was made rather than noticed. */
export interface YamlProblem {
  /** Offsets, the end exclusive. */
  readonly span: readonly [start: number, end: number]
  readonly reason: string
  readonly help: string
}

/**
 * The errors of a document, one for each cause: where the parser lost its way, what it says next is no news, and what
 * it says of the rest of the line never is.
 */
export function yamlProblems(text: string, document: Document, lines: LineCounter): YamlProblem[] {
  const problems: YamlProblem[] = []
  const told = new Set<number>()
  let isLost = false
  for (const error of document.errors as YAMLParseError[]) {
    const isStray = error.code === 'UNEXPECTED_TOKEN'
    const { line } = lines.linePos(error.pos[0])
    if (told.has(line) || (isStray && isLost)) continue
    isLost ||= isStray
    told.add(line)
    const problem = problemOf(text, document, error)
    // A bracket inside that is not closed takes what follows it for its own, and the outer one seems open as well.
    if (!problems.some(({ span }) => span[0] > problem.span[0])) problems.push(problem)
  }
  return problems
}

function problemOf(text: string, document: Document, error: YAMLParseError): YamlProblem {
  switch (error.code) {
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return unclosed(text, document, error.pos[0]) ?? asSaid(error)
    case 'BLOCK_AS_IMPLICIT_KEY':
      return strayColon(text, error.pos[0]) ?? asSaid(error)
    case 'TAB_AS_INDENT':
      return { ...asSaid(error), help: 'indent with blanks' }
    default:
      return asSaid(error)
  }
}

/** Quotes and brackets are noticed where the parser gives up waiting for their other half: show the half there is. */
function unclosed(text: string, document: Document, noticed: number): YamlProblem | undefined {
  let opened: number | undefined
  visit(document, {
    Node: (_, node: Node) => {
      const isOpen = isCollection(node)
        ? node.flow === true
        : isScalar(node) && /^QUOTE/.test(node.type ?? '')
      if (isOpen && node.range?.[1] === noticed) opened = node.range[0]
    },
  })
  if (opened === undefined) return undefined
  const mark = text.charAt(opened)
  return {
    span: [opened, opened + 1],
    reason: `the ${mark} is never closed`,
    help: /["']/.test(mark) ? `end the text with ${mark}` : `end it with ${mark === '[' ? ']' : '}'}`,
  }
}

/** `summary: Cache: the first` and a line that is indented below a value both look like a key inside a value. */
function strayColon(text: string, start: number): YamlProblem | undefined {
  const line = /^.*/.exec(text.slice(start))?.[0] ?? ''
  const colon = line.search(/:(?:\s|$)/)
  if (colon >= 0) {
    return {
      span: [start + colon, start + colon + 1],
      reason: 'a colon and a blank inside text that has no quotes',
      help: `write the text in quotes: "${line.trimEnd().replaceAll('"', '\\"')}"`,
    }
  }
  const below = /^.*\n( *)([^\s:]+):/.exec(text.slice(start))
  if (!below) return undefined
  const [all, , key = ''] = below
  const end = start + all.length
  return {
    span: [end - 1 - key.length, end - 1],
    reason: `\`${key}\` is indented below a field that has a value already`,
    help: 'give it the indentation of the fields beside it',
  }
}

/** The library's sentence, in our form: no capital, no full stop. */
const asSaid = ({ message, pos: [start, end] }: YAMLParseError): YamlProblem => ({
  span: [start, Math.max(end, start + 1)],
  reason: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, ''),
  help: 'write the value in quotes if it is text, and check indentation and brackets',
})

import { type AnyNode, type CallExpression, type NewExpression, type Node, type Program, parse } from 'acorn'
import { full } from 'acorn-walk'
import type { Remark } from './reference.ts'

/** Parsing costs more than looking: a script without any of these words has nothing to say. */
const suspects =
  /\b(?:fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|sendBeacon|(?:Shared)?Worker|serviceWorker|importScripts|import|export)\b|\.src\b/

/** What a script would ask of the network or of other files. Names that the script declares itself are its own. */
export function scriptRemarks(text: string): Remark[] {
  if (!suspects.test(text)) return []
  const program = programOf(text)
  if ('ruleId' in program) return [program]
  const remarks: Remark[] = []
  const own = new Set<string>()
  full(program, (node, _state, type) => {
    if (type === 'VariablePattern' && 'name' in node) own.add(node.name as string)
  })
  full(program, (node) => {
    const remark = remarkOn(node as AnyNode, own)
    if (remark) remarks.push(remark)
  })
  return remarks.sort((a, b) => a.span.start - b.span.start)
}

/** A script that cannot be parsed is told where it breaks: no browser runs it either. */
function programOf(text: string): Program | Remark {
  const options = { ecmaVersion: 'latest', allowHashBang: true } as const
  try {
    return parse(text, { ...options, sourceType: 'script' })
  } catch {
    try {
      return parse(text, { ...options, sourceType: 'module' })
    } catch (error) {
      const { pos = 0, message } = error as SyntaxError & { pos?: number }
      const reason = `the script cannot be parsed: ${message.replace(/ \(\d+:\d+\)$/, '')}`
      return { ruleId: 'site/unreadable', span: { start: pos, end: pos + 1 }, reason }
    }
  }
}

function remarkOn(node: AnyNode, own: ReadonlySet<string>): Remark | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return asModule(node.source, `imports ${node.source.raw}`)
    case 'ExportNamedDeclaration':
      return node.source ? asModule(node.source, `imports ${node.source.raw}`) : undefined
    case 'ImportExpression':
      return asModule(node, 'imports another script while it runs')
    case 'CallExpression':
    case 'NewExpression':
      return callRemark(node, own)
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && nameOf(node.left, own).endsWith('.src')
        ? sourceRemark(node.right)
        : undefined
    default:
      return undefined
  }
}

const asModule = ({ start, end }: Node, does: string): Remark => ({
  ruleId: 'site/module-script',
  span: { start, end },
  reason: `the script ${does}; no browser does that from a file`,
  help: 'bundle it into one classic script',
})

const called = new Set(['fetch', 'navigator.sendBeacon', 'navigator.serviceWorker.register', 'importScripts'])
const constructed = new Set([
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'Worker',
  'SharedWorker',
])

function callRemark(node: CallExpression | NewExpression, own: ReadonlySet<string>): Remark | undefined {
  const name = nameOf(node.callee as AnyNode, own)
  const isConstructor = node.type === 'NewExpression'
  if (!(isConstructor ? constructed : called).has(name) || isInMemory(node.arguments[0])) return undefined
  const { start, end } = node.callee
  return {
    ruleId: 'site/network-call',
    span: { start, end },
    reason: `the script calls \`${isConstructor ? 'new ' : ''}${name}\`, which reaches nothing from a file`,
    help: 'carry the data in a classic script beside the page',
  }
}

/** A `data:` or `blob:` address is no request. */
const isInMemory = (argument: Node | undefined): boolean => /^(?:data|blob):/i.test(textOf(argument))

const textOf = (node: Node | undefined): string => {
  const { type, value } = (node ?? {}) as { type?: string; value?: unknown }
  return type === 'Literal' && typeof value === 'string' ? value : ''
}

function sourceRemark(node: Node): Remark | undefined {
  const url = textOf(node)
  if (!/^(?:(?:https?|wss?):)?\/\//i.test(url)) return undefined
  return {
    ruleId: 'site/remote-asset',
    span: { start: node.start, end: node.end },
    reason: `the script loads \`${url}\` from the network`,
    help: 'copy it into the site',
  }
}

/** `fetch` of `window.fetch`; empty where it is none of the browser's own names. */
function nameOf(node: AnyNode, own: ReadonlySet<string>): string {
  if (node.type === 'Identifier') return own.has(node.name) ? '' : node.name
  if (node.type !== 'MemberExpression' || node.computed || !('name' in node.property)) return ''
  const object = nameOf(node.object as AnyNode, own)
  const { name } = node.property
  return object === 'window' || object === 'self' || object === 'globalThis' ? name : `${object}.${name}`
}

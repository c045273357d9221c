import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Found, Source, Span } from './source.ts'

/** What to cut out, and the collection it is cut from. */
interface Removal extends Span {
  readonly from: Node
}

/**
 * The stretch that removes the innermost list item around a node. Where nothing would be left of the list, its key
 * goes as well, and so on upwards. Undefined where a comment would be lost, or the layout leaves a doubt.
 */
export function removalOf(source: Source, { node, above }: Found): Removal | undefined {
  const chain = [...above, node]
  const list = chain.findLastIndex(isSeq)
  const item = chain[list + 1]
  return list < 0 || !isNode(item) ? undefined : without(source, chain.slice(0, list + 1), item)
}

function without(source: Source, chain: readonly (Node | Pair)[], item: Node | Pair): Removal | undefined {
  const collection = chain.at(-1) as YAMLSeq<Node> | YAMLMap<Node, Node>
  const index = (collection.items as readonly unknown[]).indexOf(item)
  if (collection.items.length === 1) {
    const outer = chain.slice(0, -1)
    const holder = outer.at(-1)
    if (isPair(holder)) return without(source, outer.slice(0, -1), holder)
    return isCollection(holder) ? without(source, outer, collection) : undefined
  }
  const span = collection.flow ? cutInFlow(source, collection, index) : cutLines(source, collection, index)
  return span && !/(?:^|\s)#/m.test(source.text.slice(span.start, span.end))
    ? { ...span, from: collection }
    : undefined
}

/** An item between brackets, with the comma before it; the first one with the comma behind it. */
function cutInFlow(source: Source, { items }: YAMLSeq<Node> | YAMLMap<Node, Node>, index: number): Span {
  const at = (position: number): Span => spanOfItem(source, items[position] as Node | Pair<Node, Node>)
  return index > 0
    ? { start: at(index - 1).end, end: at(index).end }
    : { start: at(0).start, end: at(1).start }
}

/** Whole lines, if nothing else stands on them. */
function cutLines(
  source: Source,
  collection: YAMLSeq<Node> | YAMLMap<Node, Node>,
  index: number,
): Span | undefined {
  const item = spanOfItem(source, collection.items[index] as Node | Pair<Node, Node>)
  const start = source.startOfLine(item.start)
  const end = source.endOfLine(item.end)
  const before = source.text.slice(start, item.start)
  const behind = source.text.slice(item.end, end)
  const isAlone = (isMap(collection) ? /^ *$/ : /^ *- +$/).test(before) && behind.trim() === ''
  return isAlone ? { start, end } : undefined
}

function spanOfItem(source: Source, item: Node | Pair<Node, Node>): Span {
  if (!isPair(item)) return source.spanOfNode(item)
  const key = source.spanOfNode(item.key as Node)
  return {
    start: key.start,
    end: item.value ? Math.max(key.end, source.spanOfNode(item.value).end) : key.end,
  }
}

import type { Element } from 'hast'
import { createLowlight } from 'lowlight'
import type { Code, Table } from 'mdast'
import { defaultHandlers, type Options } from 'remark-rehype'
import { highlightLanguages } from './languages.ts'

type Handlers = NonNullable<Options['handlers']>
type State = Parameters<typeof defaultHandlers.code>[0]

const lowlight = createLowlight(highlightLanguages)
lowlight.registerAlias({ ini: ['conf', 'systemd', 'toml'] })

/** How nodes become HTML that Markdown alone would show plainly: on the way, so that no pass of its own is needed. */
export const htmlHandlers: Handlers = { code: highlighted, table: scrollable }

/** A block of code, its words marked where the language is one that operations pages quote. */
function highlighted(state: State, node: Code): Element {
  const pre = defaultHandlers.code(state, node)
  const code = pre.children[0] as Element
  const language = /^\S+/.exec(node.lang ?? '')?.[0]
  if (language === undefined) return pre
  code.properties.className = ['hljs', `language-${language}`]
  if (lowlight.registered(language)) {
    const marked = lowlight.highlight(language, `${node.value}\n`)
    code.children = marked.children as Element['children']
  }
  return pre
}

/** A wide table scrolls in a box of its own, which the keyboard can reach. */
function scrollable(state: State, node: Table): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table-scroll'], tabIndex: 0 },
    children: [defaultHandlers.table(state, node)],
  }
}

import type { Rule } from '../../rule.ts'

/** `meta/yaml-anchor`. It shows while a file is parsed; this is its entry in lists. */
export const yamlAnchor: Rule = {
  id: 'meta/yaml-anchor',
  severity: 'error',
  summary: 'An anchor, alias, merge key or tag hides where a value comes from.',
}

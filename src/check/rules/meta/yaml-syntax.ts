import type { Rule } from '../../rule.ts'

/** `meta/yaml-syntax`. It shows while a file is parsed; this is its entry in lists. */
export const yamlSyntax: Rule = {
  id: 'meta/yaml-syntax',
  severity: 'error',
  summary: 'The front matter or the configuration is not valid YAML.',
}

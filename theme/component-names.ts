/** Components that a site's theme may replace: the names of the files in its `components/`. */
export const componentNames = [
  'article',
  'command-list',
  'config-list',
  'contact-table',
  'dependency-section',
  'finding-list',
  'footer',
  'header',
  'infobox',
  'package-table',
  'pager',
  'picture',
  'port-table',
  'readiness-card',
  'service-table',
  'site-nav',
  'table',
  'unit-table',
] as const

export type ComponentName = (typeof componentNames)[number]

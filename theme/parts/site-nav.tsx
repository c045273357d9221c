import type { Shell } from '../../src/render/page.ts'
import { labels } from '../labels.ts'
import { replaceable } from '../replaceable.ts'

const { nav } = labels

/** Every index: its path without `.html`, and its name. A new index page is one line here. */
const groups = (manual: boolean): readonly (readonly [string, readonly (readonly [string, string])[]])[] => [
  [
    nav.find,
    [
      ['index', nav.main],
      ['services', nav.services],
      ['hosts', nav.hosts],
      ['contacts', nav.contacts],
    ],
  ],
  [
    nav.network,
    [
      ['ports', nav.ports],
      ['port-map', nav.portMap],
      ['conflicts', nav.conflicts],
      ['dependencies', nav.dependencies],
      ['connectivity', nav.connectivity],
    ],
  ],
  [
    nav.build,
    [
      ['packages', nav.packages],
      ['configs', nav.configs],
      ['commands', nav.commands],
    ],
  ],
  [
    nav.quality,
    [
      ['readiness', nav.readiness],
      ['findings', nav.findings],
    ],
  ],
  [
    nav.wiki,
    [
      ['categories', nav.categories],
      ['changes', nav.changes],
      ['wanted', nav.wanted],
      ['orphaned', nav.orphaned],
      ['all-pages', nav.allPages],
    ],
  ],
  ...(manual ? [manualGroup()] : []),
]

/** Portolan's own manual: its beginnings, which lead on to every page of it. */
const manualGroup = (): readonly [string, readonly (readonly [string, string])[]] => [
  nav.manual,
  [
    ['manual/index', nav.manualStart],
    ['manual/guide/getting-started', nav.manualGuide],
    ['manual/reference/fields', nav.manualFields],
    ['manual/reference/rules', nav.manualRules],
    ['manual/commands', nav.manualProgram],
  ],
]

/** Navigation of the whole site: the same on every page, so that no page changes when another one comes. */
export const SiteNav = replaceable(
  'site-nav',
  function SiteNav({ shell, section }: { shell: Shell; section?: string | undefined }) {
    return (
      <nav class="site-nav" aria-label={labels.siteNavigation}>
        <details class="unfold">
          <summary>
            <span class="hidden">{labels.menu}</span>
          </summary>
          {/* It scrolls in low windows: the keyboard must be able to. */}
          <div class="unfolded" tabindex={0}>
            {groups(shell.manual).map(([name, links]) => (
              <div class="nav-group" key={name}>
                <p>{name}</p>
                <ul>
                  {links.map(([path, label]) => (
                    <li key={path}>
                      <a href={`${shell.root}${path}.html`} aria-current={current(shell, section, path)}>
                        {label}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </details>
      </nav>
    )
  },
)

function current(shell: Shell, section: string | undefined, path: string): 'page' | 'true' | undefined {
  if (shell.path === `${path}.html`) return 'page'
  return section === path ? 'true' : undefined
}

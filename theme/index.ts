import type { Asset, Look, Templates, Theme } from '../src/render/page.ts'
import { assets } from './assets.ts'
import { bodyTag } from './body-tag.ts'
import { commandsPage } from './pages/commands.tsx'
import { configsPage } from './pages/configs.tsx'
import { conflictsPage } from './pages/conflicts.tsx'
import { connectivityPage } from './pages/connectivity.tsx'
import { contactsPage } from './pages/contacts.tsx'
import { dependenciesPage } from './pages/dependencies.tsx'
import { findingsPage } from './pages/findings.tsx'
import { hostPage } from './pages/host.tsx'
import { hostsPage } from './pages/hosts.tsx'
import { mainPage } from './pages/main.tsx'
import { packagesPage } from './pages/packages.tsx'
import {
  allPagesPage,
  categoriesPage,
  categoryPage,
  changesPage,
  orphanedPage,
  wantedPage,
} from './pages/page-lists.tsx'
import { portMapPage } from './pages/port-map.tsx'
import { portsPage } from './pages/ports.tsx'
import { readinessPage } from './pages/readiness.tsx'
import { redirectPage } from './pages/redirect.tsx'
import { searchPage } from './pages/search.tsx'
import { servicePage } from './pages/service.tsx'
import { servicesPage } from './pages/services.tsx'
import { systemPage } from './pages/system.tsx'
import { teamPage } from './pages/team.tsx'
import { wholeListPage } from './pages/whole-list.tsx'
import { wikiPage } from './pages/wiki.tsx'
import { type Replacement, replaceComponents } from './replaceable.ts'
import { searchWords } from './search-words.ts'
import { type SomeWords, speak } from './words.ts'

/** A template for every kind of page: one line each. */
const templates: Templates = {
  main: mainPage,
  service: servicePage,
  team: teamPage,
  wiki: wikiPage,
  host: hostPage,
  system: systemPage,
  search: searchPage,
  redirect: redirectPage,
  'whole-list': wholeListPage,
  services: servicesPage,
  ports: portsPage,
  'port-map': portMapPage,
  conflicts: conflictsPage,
  dependencies: dependenciesPage,
  connectivity: connectivityPage,
  packages: packagesPage,
  configs: configsPage,
  commands: commandsPage,
  hosts: hostsPage,
  contacts: contactsPage,
  readiness: readinessPage,
  findings: findingsPage,
  categories: categoriesPage,
  category: categoryPage,
  wanted: wantedPage,
  orphaned: orphanedPage,
  changes: changesPage,
  'all-pages': allPagesPage,
}

/** What a site's own theme changes, ready to be used. */
export interface OwnTheme {
  /** BCP 47, of the site. */
  readonly language?: string | undefined
  readonly words?: SomeWords | undefined
  readonly components?: ReadonlyMap<string, Replacement> | undefined
  /** Files that go into the site, below `assets/theme/`. */
  readonly files?: readonly Asset[] | undefined
  readonly look?: Look | undefined
}

/**
 * The theme of a site: ours, with what the site's own changes. Words and components hold for all pages that this
 * thread renders from now on.
 */
export function dressUp({
  language = 'en',
  words,
  components = new Map(),
  files = [],
  look,
}: OwnTheme = {}): Theme {
  speak(language, words)
  replaceComponents(components)
  return { templates, assets: [...assets(), ...files], bodyTag, searchWords, ...(look && { look }) }
}

/** The look that a site has when it names no other. */
export const defaultTheme: Theme = dressUp()

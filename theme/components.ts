import type { FunctionComponent } from 'preact'
import type { ComponentName } from './component-names.ts'
import type { Article } from './parts/article.tsx'
import type { CommandList } from './parts/command-list.tsx'
import type { ConfigList } from './parts/config-list.tsx'
import type { ContactTable } from './parts/contact-table.tsx'
import type { DependencySection } from './parts/dependency-section.tsx'
import type { FindingList } from './parts/finding-list.tsx'
import type { Footer } from './parts/footer.tsx'
import type { Header } from './parts/header.tsx'
import type { Infobox } from './parts/infobox.tsx'
import type { PackageTable } from './parts/package-table.tsx'
import type { Pager } from './parts/pager.tsx'
import type { Picture } from './parts/picture.tsx'
import type { PortTable } from './parts/port-table.tsx'
import type { ReadinessCard } from './parts/readiness-card.tsx'
import type { ServiceTable } from './parts/service-table.tsx'
import type { SiteNav } from './parts/site-nav.tsx'
import type { Table } from './parts/table.tsx'
import type { UnitTable } from './parts/unit-table.tsx'
import type { OwnComponent } from './replaceable.ts'

interface Components extends Record<ComponentName, unknown> {
  article: typeof Article
  'command-list': typeof CommandList
  'config-list': typeof ConfigList
  'contact-table': typeof ContactTable
  'dependency-section': typeof DependencySection
  'finding-list': typeof FindingList
  footer: typeof Footer
  header: typeof Header
  infobox: typeof Infobox
  'package-table': typeof PackageTable
  pager: typeof Pager
  picture: typeof Picture
  'port-table': typeof PortTable
  'readiness-card': typeof ReadinessCard
  'service-table': typeof ServiceTable
  'site-nav': typeof SiteNav
  table: typeof Table
  'unit-table': typeof UnitTable
}

type PropsOf<Component> = Component extends FunctionComponent<infer Props> ? Props : never

/** A component of a site's own in place of ours: `ThemeComponent<'footer'>` is what `components/footer.js` exports. */
export type ThemeComponent<Name extends ComponentName> = OwnComponent<PropsOf<Components[Name]>>

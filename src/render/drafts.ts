import type { Document } from '../model/document.ts'
import { hostIndex } from '../model/node-set.ts'
import type { Context } from './context.ts'
import { dependentsList } from './dependency-rows.ts'
import type { Draft } from './draft.ts'
import type { LayoutEngine } from './graph-picture.ts'
import { hostPackagesList, hostPage, listenersList, runningList, unitsList } from './host-page.ts'
import { commandsIndex } from './indexes/commands.ts'
import { configsIndex } from './indexes/configs.ts'
import { conflictsIndex } from './indexes/conflicts.ts'
import { connectivityIndex } from './indexes/connectivity.ts'
import { contactsIndex } from './indexes/contacts.ts'
import { dependenciesIndex } from './indexes/dependencies.ts'
import { findingsIndex } from './indexes/findings.ts'
import { hostsIndex } from './indexes/hosts.ts'
import { packagesIndex } from './indexes/packages.ts'
import { portMapIndex } from './indexes/port-map.ts'
import { portsIndex } from './indexes/ports.ts'
import { readinessIndex } from './indexes/readiness.ts'
import { servicesIndex } from './indexes/services.ts'
import { allPagesIndex, categoriesIndex, changesIndex, orphanedIndex, wantedIndex } from './indexes/wiki.ts'
import { backlinkList } from './link.ts'
import { mainPage } from './main-page.ts'
import { hostPath, pathOf } from './path.ts'
import { servicePage } from './service-page.ts'
import { systemDrafts } from './system-page.ts'
import { teamPage, teamServicesList } from './team-page.ts'
import { type LongList, wholeListDrafts } from './whole-list.ts'
import { wikiPage } from './wiki-page.ts'

/** A page for every document, and the main page with or without one. */
export function documentDrafts(context: Context): readonly Draft[] {
  const { catalog } = context
  const documents = [...catalog.documents.values()].filter(({ id }) => id !== 'index')
  const main = {
    path: 'index.html',
    data: () => mainPage(context, 'index.html'),
    document: catalog.documents.get('index'),
  }
  return [main, ...[...documents, ...catalog.manual].map((document) => documentDraft(context, document))]
}

function documentDraft(context: Context, document: Document): Draft {
  const path = pathOf(document)
  switch (document.kind) {
    case 'service':
      return { path, document, data: () => servicePage(context, path, document) }
    case 'team':
      return { path, document, data: () => teamPage(context, path, document) }
    case 'page':
      return { path, document, data: () => wikiPage(context, path, document) }
  }
}

/** A page for every host that a service runs on. */
export function hostDrafts(context: Context): readonly Draft[] {
  return [...hostIndex(context.catalog)].map(([host, services]) => {
    const path = hostPath(host)
    return { path, data: () => hostPage(context, path, host, services) }
  })
}

/** Lists of which a page shows only the beginning, each whole. */
export function listDrafts(context: Context): readonly Draft[] {
  const { catalog } = context
  return [
    ...[...catalog.documents.values()].flatMap((document) => {
      if (document.id === 'index') return []
      const listed = <Item, Row>(list: LongList<Item, Row>) =>
        wholeListDrafts(pathOf(document), document.title, list)
      return [
        ...listed(backlinkList(context, document)),
        ...(document.kind === 'service' ? listed(dependentsList(context, document)) : []),
        ...(document.kind === 'team' ? listed(teamServicesList(context, document)) : []),
      ]
    }),
    ...[...hostIndex(catalog)].flatMap(([host, services]) => {
      const listed = <Item, Row>(list: LongList<Item, Row>) => wholeListDrafts(hostPath(host), host, list)
      return [
        ...listed(runningList(context, services)),
        ...listed(listenersList(context, host)),
        ...listed(unitsList(services)),
        ...listed(hostPackagesList(context, services)),
      ]
    }),
  ]
}

/** The indexes: one line each. */
export function indexDrafts(context: Context, layout: LayoutEngine | undefined): readonly Draft[] {
  return [
    servicesIndex(context),
    systemDrafts(context),
    portsIndex(context),
    portMapIndex(context),
    conflictsIndex(context),
    dependenciesIndex(context, layout),
    connectivityIndex(context),
    packagesIndex(context),
    configsIndex(context),
    commandsIndex(context),
    hostsIndex(context),
    contactsIndex(context),
    readinessIndex(context),
    findingsIndex(context),
    categoriesIndex(context),
    wantedIndex(context),
    orphanedIndex(context),
    changesIndex(context),
    allPagesIndex(context),
    [{ path: 'search.html', data: () => ({ kind: 'search' }) } satisfies Draft],
  ].flat()
}

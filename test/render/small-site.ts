import type { Body } from '../../src/model/body.ts'
import { linkEndHole, linkHole } from '../../src/model/body.ts'
import { type Catalog, createCatalog } from '../../src/model/catalog.ts'
import type { BodyLink, Document, Service } from '../../src/model/document.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { OutputFile } from '../../src/model/output-file.ts'
import { PlaceRecorder } from '../../src/model/place.ts'
import { teamSchema } from '../../src/model/schema/document.ts'
import { siteSchema } from '../../src/model/schema/site.ts'
import { type RenderInput, renderSite } from '../../src/render/site.ts'
import { defaultTheme } from '../../theme/index.ts'
import { type ServiceInput, serviceOf } from '../model/catalog-of.ts'

const place = { line: 1, column: 1, endLine: 1, endColumn: 2 }

/** A body of one heading and one sentence that ends in links. */
interface Prose {
  readonly heading: string
  readonly text: string
  readonly links?: readonly Omit<BodyLink, 'place'>[]
}

const idOf = (heading: string): string => `h-${heading.toLowerCase().replaceAll(' ', '-')}`

function outlineOf({ heading, links = [] }: Prose): Document['outline'] {
  return {
    headings: [{ depth: 2, text: heading, id: idOf(heading) }],
    links: links.map((link) => ({ ...link, place })),
    codeBlocks: [],
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')

function bodyOf({ heading, text, links = [] }: Prose): Body {
  const tags = links.map(({ kind, target }, index) =>
    kind === 'image'
      ? linkHole(index)
      : `${linkHole(index)}${escaped(target || 'here')}${linkEndHole(index)}`,
  )
  const html = `<h2 id="${idOf(heading)}">${heading}</h2>\n<p>${[escaped(text), ...tags].join(' ')}</p>`
  return { html, hash: `${html.length}-${text}`, sections: [{ id: idOf(heading), heading, text }] }
}

/** Places such as a parser records: every list item of a field on a line of its own. */
function placesOf(fields: ServiceInput): string {
  const recorder = new PlaceRecorder()
  let line = 10
  for (const field of ['ports', 'dependsOn'] as const) {
    for (const index of (fields[field] ?? []).keys()) {
      recorder.add([field, index], { line, column: 5, endLine: line, endColumn: 20 })
      line++
    }
  }
  return recorder.pack()
}

const prose: Record<string, Prose> = {
  web: {
    heading: 'When it breaks',
    text: 'Restart the front end, then look at',
    links: [
      { kind: 'wiki', target: 'sessions' },
      { kind: 'wiki', target: 'Runbook of last resort' },
      { kind: 'wiki', target: '', fragment: 'When it breaks' },
      { kind: 'url', target: 'https://example.org/?a=1&b=2', title: 'A "title"' },
      { kind: 'url', target: '../gone.md' },
      { kind: 'image', target: '../pictures/rack.png', alt: 'A rack' },
      { kind: 'image', target: 'https://example.org/remote.png', alt: 'Elsewhere' },
    ],
  },
  sessions: { heading: 'What it does', text: 'Keeps sessions & nothing <else>.' },
  operations: {
    heading: 'On call',
    text: 'Somebody always answers.',
    links: [{ kind: 'wiki', target: 'web' }],
  },
  'help/writing': { heading: 'Start here', text: 'Write what a stranger needs.' },
  index: { heading: 'Welcome', text: 'Start with', links: [{ kind: 'wiki', target: 'help/writing' }] },
}

const services: Record<string, ServiceInput> = {
  web: {
    title: 'Web front end',
    summary: 'Terminates HTTPS for the shop.',
    owner: 'operations',
    system: 'shop',
    tags: ['https', 'C++'],
    aliases: ['frontend'],
    links: [{ title: 'Dashboard', url: 'https://grafana.example/d/web?a=1&b=2' }],
    hosts: ['edge[1-3].example'],
    reviewed: '2025-01-15',
    packages: [
      'nginx',
      {
        name: 'left-pad',
        source: 'npm',
        version: '1.3.0',
        why: 'The theme needs it.',
        lock: 'package-lock.json',
      },
    ],
    configs: [
      {
        path: '/etc/nginx/nginx.conf',
        action: 'replace',
        owner: 'root',
        mode: '0644',
        from: 'nginx.conf',
        notify: 'nginx',
      },
      { path: '/etc/nginx/secret.key', action: 'create', secret: true },
      {
        path: '/etc/sysctl.d/web.conf',
        settings: [{ key: 'net.core.somaxconn', value: 1024, why: 'Bursts.' }],
      },
    ],
    commands: [
      { run: ['nginx', '-t', '-c', 'a b'], repeatable: true },
      { run: 'systemctl restart nginx', when: 'emergency', why: 'Drops open connections.' },
    ],
    units: ['nginx.service'],
    ports: [
      { port: 443, protocol: 'https', bind: '*', exposure: 'public', tls: 'required', auth: 'none' },
      { port: 80, protocol: 'http', exposure: 'public', tls: 'none', auth: 'none', why: 'Redirects only.' },
      { socket: '/run/nginx.sock' },
    ],
    dependsOn: [
      { service: 'sessions', port: 11211, why: 'Logins.', fallback: 'Nobody can log in.' },
      { external: 'Payment provider', criticality: 'soft' },
      { service: 'nobody' },
    ],
    contacts: [{ kind: 'irc', address: '#shop', bestFor: 'Outages' }],
  },
  mail: {
    title: 'Mail relay',
    summary: 'Sends what the shop has to say.',
    hosts: ['edge1.example'],
    ports: [{ port: 443, bind: '192.0.2.7', protocol: 'https' }],
    dependsOn: ['web'],
  },
  sessions: {
    title: 'Session cache',
    summary: 'Keeps web sessions in memory; loses everything on restart.',
    owner: 'operations',
    system: 'shop',
    tags: ['c'],
    hosts: ['mc[1-2].example'],
    reviewed: '2026-10-01',
    packages: ['memcached'],
    configs: [],
    commands: [],
    units: [],
    ports: [
      { port: 11211, bind: '*', exposure: 'internal', tls: 'none', auth: 'none', allow: ['service:web'] },
    ],
    dependsOn: [],
  },
  bare: { title: 'Bare minimum', lifecycle: 'planned' },
}

const withProse = <Kind extends Document>(document: Kind): Kind => ({
  ...document,
  outline: prose[document.id] ? outlineOf(prose[document.id] as Prose) : document.outline,
})

const page = (id: string, title: string): Document =>
  withProse({
    kind: 'page',
    id,
    title,
    source: `${id}.md`,
    path: `content/${id}.md`,
    outline: { headings: [], links: [], codeBlocks: [] },
    places: '',
    incomplete: [],
  })

const team: Document = withProse({
  kind: 'team',
  id: 'operations',
  source: 'teams/operations.md',
  path: 'content/teams/operations.md',
  outline: { headings: [], links: [], codeBlocks: [] },
  places: '',
  incomplete: [],
  ...teamSchema.parse({
    title: 'Operations',
    summary: 'Keeps the shop open.',
    contacts: [
      { kind: 'pager', address: 'oncall@pager.example', bestFor: 'The shop is closed', hours: 'always' },
    ],
  }),
})

/** A catalogue that shows every state a page can show; `change` alters the input of a service. */
export function smallCatalog(change: Record<string, ServiceInput> = {}): Catalog {
  const documents = Object.entries({ ...services, ...change }).map(
    ([id, fields]): Service => ({
      ...withProse(serviceOf(id, fields)),
      title: fields.title ?? id,
      places: placesOf(fields),
    }),
  )
  const site = siteSchema.parse({
    title: 'Shop',
    editUrl: 'https://git.example/edit/{path}',
    sourceUrl: 'https://git.example/blob/{path}',
    base: { ports: [{ port: 22, name: 'ssh', bind: '*' }], packages: ['openssh-server'] },
  })
  return createCatalog(
    { ...site, path: 'portolan.config.yaml', places: '' },
    [...documents, team, page('index', 'Shop'), page('help/writing', 'Writing')],
    ['pictures/rack.png', 'services/nginx.conf'],
  )
}

/** What an author wrote of one service of the small site, to be altered by a test. */
export const writtenService = (id: string): ServiceInput => services[id] ?? {}

const findings: readonly Finding[] = [
  {
    ruleId: 'ports/conflict',
    severity: 'error',
    path: 'content/services/web.md',
    document: 'web',
    place: { line: 9, column: 11, endLine: 9, endColumn: 14 },
    reason: 'tcp/443 on `edge1.example` is claimed by `mail` and `web`',
    note: 'every address includes 192.0.2.7',
    help: 'bind each to an address of its own',
    related: [{ path: 'content/services/mail.md', place, label: '`mail` binds 192.0.2.7' }],
    fingerprint: 'f1',
  },
  {
    ruleId: 'packages/non-debian-unlocked',
    severity: 'warn',
    path: 'portolan.config.yaml',
    place,
    reason: 'something about the site',
    related: [],
    fingerprint: 'f2',
  },
]

/** A PNG of 32 by 16 pixels, as far as its header goes. */
const picture = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 32, 0, 0, 0, 16,
])

const files: Record<string, Uint8Array> = {
  'pictures/rack.png': picture,
  'services/nginx.conf': new TextEncoder().encode('worker_processes auto;\n'),
}

/** What the small site is rendered from. */
export const smallInput = (catalog: Catalog = smallCatalog()): RenderInput => ({
  catalog,
  findings,
  suppressed: 1,
  bodyOf: (id) => (prose[id] ? bodyOf(prose[id] as Prose) : undefined),
  faceOf: (id) => JSON.stringify(catalog.documents.get(id)),
  fileOf: (source) => files[source],
  theme: defaultTheme,
  version: '0.0.0',
  ruleSummaries: new Map([['ports/conflict', 'Two listeners cannot both have their port.']]),
  changes: new Map([['services/web.md', { date: '2026-11-02' }]]),
  today: '2026-11-24',
})

/** The small site's files by path. */
export async function smallSite(input: RenderInput = smallInput()): Promise<ReadonlyMap<string, OutputFile>> {
  return new Map((await renderSite(input)).files.map((file) => [file.path, file]))
}

/** The content of one file as text. */
export function textOf(site: ReadonlyMap<string, OutputFile>, path: string): string {
  const content = site.get(path)?.content()
  if (content === undefined) throw new Error(`the site has no ${path}`)
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

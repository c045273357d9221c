import { z } from 'zod'
import { configEntry } from './config.ts'
import { oneOrMany } from './entry.ts'
import { network } from './network.ts'
import { packageEntry } from './package.ts'
import { portEntry, portNumber } from './port.ts'
import { id, line, url } from './text.ts'

/** How loud a finding is; `off` silences a rule. */
export const severities = ['error', 'warn', 'info', 'off'] as const
const rules = z.record(z.string(), z.enum(severities))

const range = z
  .tuple([portNumber, portNumber])
  .refine(([first, last]) => first <= last, { error: 'expected the lower number first' })

/** As the kernel writes it: `8080,9148-9150`. */
const portList = line(400).regex(/^\s*\d{1,5}(?:-\d{1,5})?(?:\s*,\s*\d{1,5}(?:-\d{1,5})?)*\s*$/, {
  error: 'expected numbers and ranges such as 8080,9148-9150',
})

const hostFact = z.strictObject({
  hosts: oneOrMany(line(2000)).optional().describe('Node sets it holds for; every host if left out.'),
  ephemeral: range.optional().describe('net.ipv4.ip_local_port_range; 32768–60999 if left out.'),
  reserved: z
    .array(z.union([portNumber, portList]))
    .optional()
    .describe('net.ipv4.ip_local_reserved_ports: numbers or ranges.'),
  bindv6only: z.boolean().optional().describe('net.ipv6.bindv6only; false if left out.'),
  unprivilegedFrom: z
    .int()
    .min(0)
    .max(65_536)
    .optional()
    .describe('net.ipv4.ip_unprivileged_port_start; 1024 if left out.'),
  suite: z
    .string()
    .regex(/^[a-z][a-z0-9]*$/, { error: 'expected the codename of a release, such as bookworm' })
    .optional()
    .describe('Codename of the Debian release they run, such as bookworm: packages are looked for there.'),
})

const language = line(35).refine(isLanguage, { error: 'expected a language tag such as en or pt-BR' })

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** Fields of `portolan.config.yaml`. */
export const siteShape = {
  title: line(80).optional().describe('Name of the site.'),
  baseUrl: url
    .optional()
    .describe(
      'Where the site stands on the web: adds a sitemap, a feed of changes, canonical links, and addresses of rules to reports.',
    ),
  content: line(400)
    .optional()
    .describe('Folder of the documents, relative to this file; `content` if left out.'),
  output: line(400)
    .optional()
    .describe('Folder of the built site, relative to this file; `dist` if left out.'),
  theme: line(400)
    .optional()
    .describe('Folder that changes the look: custom.css, labels.json, logo, favicon, components.'),
  language: language
    .optional()
    .describe('BCP 47 language of the content and of the site’s own words; `en` if left out.'),
  manual: z
    .boolean()
    .optional()
    .describe('Adds Portolan’s own manual to the site, below `manual/`; false if left out.'),
  editUrl: line(400).optional().describe('Where a page is edited; {path} is replaced.'),
  sourceUrl: line(400).optional().describe('Where a page’s source is read; {path} is replaced.'),
  hostGroups: z
    .record(id, oneOrMany(line(2000)))
    .optional()
    .describe('Named node sets, used as @name.'),
  networks: z
    .record(id, oneOrMany(network))
    .optional()
    .describe('Named address ranges (CIDR), used as network:NAME.'),
  base: z
    .strictObject({
      ports: z.array(portEntry).optional().describe('Where it listens, as in a service.'),
      packages: z.array(packageEntry).optional().describe('What it installs, as in a service.'),
      configs: z.array(configEntry).optional().describe('Which files it changes, as in a service.'),
    })
    .optional()
    .describe('What every host carries; it joins the conflict checks.'),
  hostFacts: z
    .array(hostFact)
    .optional()
    .describe('Release and kernel settings of hosts; the last that matches wins.'),
  ports: z
    .strictObject({
      unique: z
        .enum(['host', 'fleet'])
        .optional()
        .describe('`fleet`: a number may stand in one service only (virtual IPs, NodePorts).'),
    })
    .optional()
    .describe('How far port numbers reach.'),
  rules: rules.optional().describe('Severity by rule id.'),
  overrides: z
    .array(
      z.strictObject({
        files: oneOrMany(line(400)).describe('Glob patterns of documents.'),
        rules: rules.describe('Severity by rule id.'),
      }),
    )
    .optional()
    .describe('Severities for some files only (glob patterns, relative to this file).'),
  baseline: line(400)
    .optional()
    .describe('File of accepted findings, relative to this file; `portolan.baseline.json` if left out.'),
  apt: line(400)
    .optional()
    .describe('Package snapshot made by `portolan apt snapshot`, relative to this file.'),
}

export const siteSchema = z.strictObject(siteShape)
export type SiteFields = z.output<typeof siteSchema>

import { z } from 'zod'
import { commandEntry } from './command.ts'
import { configEntry } from './config.ts'
import { contactEntry } from './contact.ts'
import { dependencyEntry } from './dependency.ts'
import { packageEntry } from './package.ts'
import { portEntry } from './port.ts'
import { date, id, line, text, url } from './text.ts'
import { unitEntry } from './unit.ts'

/** Stages of a service's life, in order. */
export const lifecycles = ['planned', 'experimental', 'production', 'deprecated', 'retired'] as const
export type Lifecycle = (typeof lifecycles)[number]

const lint = z
  .strictObject({
    allow: z
      .array(
        z.strictObject({
          rule: line(80).describe('Rule id, such as ports/insecure-default.'),
          why: text.describe('Why the finding is accepted here.'),
          until: date.optional().describe('Last day on which it is accepted.'),
        }),
      )
      .default([])
      .describe('Findings accepted in this document.'),
  })
  .describe('Suppressions; each needs a reason.')

const aliases = z.array(line(80)).describe('Other names; they resolve in wikilinks and search.')
const tags = z.array(line(80)).describe('Categories.')
const summary = line(200).describe('What it is, in one line.')
const title = line(80).describe('Name shown everywhere.')

/** How long something holds, such as `180d`. */
export const days = z
  .string()
  .regex(/^[1-9]\d{0,4}d$/, { error: 'expected a number of days such as 180d' })
  .transform((value) => Number(value.slice(0, -1)))

/** Frontmatter of `content/services/**​/ID.md`. */
export const serviceShape = {
  title,
  summary,
  lifecycle: z.enum(lifecycles).describe('Many rules are stricter from `production` on.'),
  owner: id.optional().describe('Team that answers for it; required from `production` on.'),
  aliases: aliases.optional(),
  system: line(80).optional().describe('Groups services that belong together.'),
  tags: tags.optional(),
  links: z
    .array(
      z.strictObject({
        title: line(120).describe('What the link leads to.'),
        url: url.describe('Where it leads.'),
      }),
    )
    .optional()
    .describe('Dashboards, source, further reading.'),
  hosts: z
    .array(line(2000))
    .optional()
    .describe('Node sets in ClusterShell syntax: mc[1001-1018].example, @group.'),
  reviewed: date.optional().describe('When somebody last compared the page with the hosts.'),
  reviewEvery: days.optional().describe('How long a review holds, in days; 365d if left out.'),
  packages: z.array(packageEntry).optional().describe('What it installs.'),
  configs: z.array(configEntry).optional().describe('Which configuration files it changes.'),
  commands: z.array(commandEntry).optional().describe('Which commands set it up and operate it, in order.'),
  units: z.array(unitEntry).optional().describe('Which systemd units must run.'),
  ports: z.array(portEntry).optional().describe('Where it listens.'),
  dependsOn: z.array(dependencyEntry).optional().describe('What it needs.'),
  contacts: z.array(contactEntry).optional().describe('Whom to ask, beside the owner.'),
  lint: lint.optional(),
}

/** Frontmatter of `content/teams/ID.md`. */
export const teamShape = {
  title,
  summary: summary.optional(),
  contacts: z.array(contactEntry).optional().describe('Whom to ask, and for what.'),
  aliases: aliases.optional(),
  tags: tags.optional(),
  lint: lint.optional(),
}

/** Frontmatter of any other page under `content/`; all of it is optional. */
export const pageShape = {
  title: title.optional(),
  summary: summary.optional(),
  aliases: aliases.optional(),
  tags: tags.optional(),
  lint: lint.optional(),
}

export const serviceSchema = z.strictObject(serviceShape)
export const teamSchema = z.strictObject(teamShape)
export const pageSchema = z.strictObject(pageShape)

export type ServiceFields = z.output<typeof serviceSchema>
export type TeamFields = z.output<typeof teamSchema>
export type PageFields = z.output<typeof pageSchema>

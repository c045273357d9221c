import { z } from 'zod'
import { entry, oneOrMany } from './entry.ts'
import { line, text } from './text.ts'

const setting = z
  .strictObject({
    key: line(400).describe('The option as the file spells it.'),
    value: z
      .union([z.string(), z.number().transform(String), z.boolean().transform(String)])
      .describe('Its value.'),
    separator: z.string().optional().describe('What joins key and value; one space if left out.'),
    why: text.optional().describe('Why this value.'),
  })
  .describe('One edit of a file that the package owns.')

export const configSchema = z
  .strictObject({
    path: line(4096).describe('Absolute path on the host.'),
    action: z
      .enum(['create', 'replace', 'modify', 'remove', 'link'])
      .default('modify')
      .describe('What the service does to the file.'),
    owner: line(80).optional().describe('User that owns the file.'),
    group: line(80).optional().describe('Group of the file.'),
    mode: line(20).optional().describe('Permissions, quoted octal such as "0644".'),
    content: z.string().optional().describe('The whole content, inline.'),
    from: line(400).optional().describe('A file beside the document that holds the content.'),
    settings: z.array(setting).optional().describe('Single edits to a file that the package owns.'),
    target: line(4096).optional().describe('What the link points to (action `link`).'),
    notify: oneOrMany(line(200)).optional().describe('Units to reload or restart after a change.'),
    validate: line(400).optional().describe('Command that checks the file before it is used; % is the file.'),
    shared: z
      .enum(['exclusive', 'fragment', 'keyed'])
      .default('exclusive')
      .describe('Who may touch the file: this service alone, one fragment each, or one key each.'),
    secret: z.boolean().default(false).describe('Holds a secret: the path is documented, never the content.'),
    why: text.optional().describe('Why the file is changed.'),
  })
  .describe('A configuration file that the service changes.')

/** `configs` entry; a string is the path of a file that the package ships and the service modifies. */
export const configEntry = entry(configSchema, {
  pattern: /^\S.*$/,
  form: 'an absolute path such as /etc/memcached.conf',
  expand: (path) => ({ path }),
})

/** A configuration file that a service changes. */
export type Config = z.output<typeof configSchema>

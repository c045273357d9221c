import { z } from 'zod'
import { entry, oneOrMany, under } from './entry.ts'
import { bindAddress, source } from './network.ts'
import { date, line, text } from './text.ts'

const outOfRange = under('ports/out-of-range', 'a port is a number from 1 to 65535')

/** Transport port, 1–65535; ranges as in RFC 6335, section 6. */
export const portNumber = z.int(outOfRange).min(1, outOfRange).max(65_535, outOfRange)

/** A run of port numbers, both ends included; a single port has equal ends. */
export interface PortRange {
  readonly first: number
  readonly last: number
}

const range = z
  .string()
  .regex(/^\d{1,6}-\d{1,6}$|^\d{1,6}$/, {
    error: 'expected a port such as 11211 or a range such as "4040-4140"',
  })
  .transform((value): PortRange => {
    const [first = '', last = first] = value.split('-')
    return { first: Number(first), last: Number(last) }
  })
  .refine(({ first, last }) => first >= 1 && last <= 65_535, outOfRange)
  .refine(
    ({ first, last }) => first <= last,
    under('ports/out-of-range', 'the lower number of a range comes first'),
  )

/** Which protocol carries it; a separate number space each. */
export const transports = ['tcp', 'udp', 'sctp', 'unix'] as const
export type Transport = (typeof transports)[number]

const transport = z.enum(transports, under('ports/transport-invalid', `expected ${transports.join(', ')}`))

const port = z.union([portNumber.transform((number): PortRange => ({ first: number, last: number })), range])

export const portSchema = z
  .strictObject({
    port: port.optional().describe('Number, or a range such as "4040-4140".'),
    socket: line(108)
      .regex(/^[/@]/, { error: 'expected an absolute path, or a name that begins with @' })
      .optional()
      .describe('Unix socket: absolute path, or @abstract.'),
    transport: transport.default('tcp').describe('What carries it.'),
    name: line(80).optional().describe('Name of this port, unique in the service; dependencies may use it.'),
    protocol: line(80).optional().describe('What is spoken: https, memcached, …'),
    bind: oneOrMany(bindAddress)
      .optional()
      .describe(
        'Address it listens on: an address, `*`, `localhost` or `interface:NAME`; unknown if left out.',
      ),
    v6only: z.boolean().optional().describe('IPV6_V6ONLY: `::` then leaves IPv4 alone.'),
    netns: line(80).optional().describe('Network namespace; the host’s own if left out.'),
    state: z
      .enum(['listening', 'reserved', 'disabled'])
      .default('listening')
      .describe('`reserved` keeps a number free; `disabled` documents that something is off.'),
    exposure: z.enum(['loopback', 'internal', 'public']).optional().describe('Who can reach it.'),
    tls: z.enum(['none', 'optional', 'required', 'mutual']).optional().describe('Encryption.'),
    auth: z
      .enum(['none', 'password', 'token', 'mtls', 'kerberos', 'acl', 'sso'])
      .optional()
      .describe('Authentication.'),
    allow: oneOrMany(source)
      .optional()
      .describe('Firewall sources: CIDR, node set, service:ID, network:NAME or `any`.'),
    share: z
      .strictObject({
        group: line(80).describe('Listeners of one group may meet.'),
        by: z
          .enum(['reuseport', 'sni', 'host-header', 'same-process', 'socket-activation'])
          .describe('How they tell each other apart.'),
      })
      .optional()
      .describe('One listener on purpose.'),
    dynamic: z.boolean().default(false).describe('The process takes the next free number of the range.'),
    user: line(80).optional().describe('User that binds it; root if left out.'),
    risk: z
      .strictObject({
        accept: z.array(line(80)).min(1).describe('Ids of the accepted insecure defaults.'),
        why: text.describe('Why it is accepted.'),
        until: date.describe('When it has to be looked at again.'),
      })
      .optional()
      .describe('An accepted risk, with reason and end date.'),
    why: text.optional().describe('What the port is for.'),
  })
  .refine((value) => (value.port === undefined) !== (value.socket === undefined), {
    error: 'expected either `port` or `socket`',
    path: [],
  })
  .describe('A port or socket that the service listens on.')

const SHORT = /^(\d{1,6}(?:-\d{1,6})?)\/([A-Za-z]+)$/

/** `ports` entry; a string is `PORT[-PORT]/TRANSPORT` with the bind address unknown. */
export const portEntry = entry(portSchema, {
  pattern: SHORT,
  form: 'PORT/TRANSPORT such as 11211/tcp',
  expand: (short) => {
    const [, port = '', transport] = SHORT.exec(short) ?? []
    return { port, transport: transport as Transport }
  },
})

/** A documented port or socket of a service: {@link PortRange} or `socket`, never both. */
export type Port = z.output<typeof portSchema>

import { isPlaceholder } from './placeholder.ts'
import type { ShellCommand } from './shell.ts'

/** Words of names that mean a secret: PGPASSWORD, API_TOKEN, --client-secret. */
const secretName =
  /(?:^|[-_])(?:[a-z]*passw(?:or)?d|passphrase|secret|token|api[-_]?key|auth[-_]?key|private[-_]?key|[a-z]*pwd)$/i
/** Names that end like a secret and say where it is kept instead. */
const pathName = /(?:file|path|dir|prompt|stdin|fd|name|id|env)$/i

/** True where a variable of this name holds a secret. */
export const isSecretName = (name: string): boolean => secretName.test(name) && !pathName.test(name)

/** Short options that take a secret, by command: the word behind (`next`) or the rest of the word (`joined`). */
const shortOptions: ReadonlyArray<{ commands: RegExp; option: string; form: 'next' | 'joined' }> = [
  {
    commands:
      /^(?:mysql|mariadb)(?:$|-?(?:admin|dump|import|check|backup|show|slap))|^mysql\w+$|^mariabackup$/,
    option: '-p',
    form: 'joined',
  },
  { commands: /^sshpass$/, option: '-p', form: 'joined' },
  { commands: /^sshpass$/, option: '-p', form: 'next' },
  { commands: /^redis-cli$/, option: '-a', form: 'next' },
  { commands: /^ldap(?:search|modify|add|delete|passwd|whoami|compare)$/, option: '-w', form: 'next' },
  { commands: /^(?:mosquitto_pub|mosquitto_sub)$/, option: '-P', form: 'next' },
  { commands: /^(?:mongo|mongosh|mongodump|mongorestore)$/, option: '-p', form: 'next' },
  { commands: /^(?:ipmitool)$/, option: '-P', form: 'next' },
  { commands: /^(?:docker|podman)$/, option: '-p', form: 'next' },
]

/** How a command shows a secret to everybody who may list processes, never the secret itself. */
export function secretsIn(command: ShellCommand): readonly string[] {
  return [
    ...new Set([
      ...inAssignments(command),
      ...inLongOptions(command),
      ...inShortOptions(command),
      ...inPairs(command),
      ...piped(command),
    ]),
  ]
}

const inAssignments = ({ assignments }: ShellCommand): string[] =>
  assignments.filter(({ name, value }) => isSecretName(name) && isLiteral(value)).map(({ name }) => name)

const isLiteral = (value: string | undefined): boolean => value !== undefined && !isPlaceholder(value)

/** `--password=…` and `--password …`. */
function inLongOptions({ args }: ShellCommand): string[] {
  return args.flatMap((arg, at) => {
    const [, option, value] = /^--?([A-Za-z][\w-]{3,})(?:=(.*))?$/s.exec(arg ?? '') ?? []
    if (option === undefined || !isSecretName(option)) return []
    const next = args[at + 1]
    const given = value ?? (next?.startsWith('-') ? undefined : next)
    return isLiteral(given) ? [`--${option}`] : []
  })
}

function inShortOptions({ name, args }: ShellCommand): string[] {
  return shortOptions.flatMap(({ commands, option, form }) => {
    if (!commands.test(name) || (option === '-p' && /^(?:docker|podman)$/.test(name) && args[0] !== 'login'))
      return []
    const found = args.some((arg, at) =>
      form === 'next'
        ? arg === option && isLiteral(args[at + 1])
        : arg?.startsWith(option) === true &&
          arg.length > option.length &&
          isLiteral(arg.slice(option.length)),
    )
    return found ? [option] : []
  })
}

/** `user:password` where a program takes both in one word, and in web addresses. */
function inPairs({ name, args }: ShellCommand): string[] {
  return args.flatMap((arg, at) => {
    const before = args[at - 1]
    const isUser = /^(?:curl|wget|http)$/.test(name) && (before === '-u' || before === '--user')
    const pair = isUser ? /^[^:]+:(.+)$/.exec(arg ?? '')?.[1] : undefined
    const address = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:([^/\s@]+)@/i.exec(arg ?? '')?.[1]
    const bearer = /^Authorization:\s*(?:Bearer|Basic)\s+(\S+)$/i.exec(arg ?? '')?.[1]
    return [
      ...(isLiteral(pair) ? [before ?? '-u'] : []),
      ...(isLiteral(address) ? ['an address with a password'] : []),
      ...(isLiteral(bearer) ? ['an Authorization header'] : []),
      ...(name === 'openssl' && isLiteral(/^pass:(.+)$/.exec(arg ?? '')?.[1]) ? ['pass:'] : []),
    ]
  })
}

/** `echo user:password | chpasswd`. */
function piped({ name, args, pipeTo }: ShellCommand): string[] {
  if ((name !== 'echo' && name !== 'printf') || pipeTo?.name !== 'chpasswd') return []
  return args.some((arg) => isLiteral(/^[^:\s]+:(.+)$/.exec(arg ?? '')?.[1])) ? ['chpasswd'] : []
}

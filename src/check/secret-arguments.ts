import { isPlaceholder } from './placeholder.ts'
import type { ShellCommand } from './shell.ts'

/** Words of names that mean a secret: PGPASSWORD, API_TOKEN, --client-secret. */
const secretName =
  /(?:^|[-_.\s])(?:[a-z]*passw(?:or)?d|passphrase|requirepass|auth[-_]pass|masterauth|secret|token|api[-_]?key|auth[-_]?key|private[-_]?key|[a-z]*pwd)$/i
/** Names that end like a secret and say where it is kept instead. */
const pathName = /(?:file|path|dir|prompt|stdin|fd|name|id|env)$/i
/** Options that do without one, ask for one or make one: `adduser --disabled-password web`. */
const flagName = /^(?:no|without|disabled?|ask|prompt|require|generate|random)-/i

/** True where a variable, option or setting of this name holds a secret. */
export const isSecretName = (name: string): boolean =>
  secretName.test(name) && !pathName.test(name) && !flagName.test(name)

/** Programs whose `--secret` is the name of a secret that is kept elsewhere. */
const namesSecrets = new Set(['docker', 'podman', 'buildah', 'nerdctl'])

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
function inLongOptions({ name, args }: ShellCommand): string[] {
  return args.flatMap((arg, at) => {
    const [, option, value] = /^--?([A-Za-z][\w-]{3,})(?:=(.*))?$/s.exec(arg ?? '') ?? []
    if (option === undefined || !isSecretName(option)) return []
    if (option === 'secret' && namesSecrets.has(name)) return []
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
        ? arg === option && !args[at + 1]?.startsWith('-') && isLiteral(args[at + 1])
        : arg?.startsWith(option) === true &&
          arg.length > option.length &&
          isLiteral(arg.slice(option.length)),
    )
    return found ? [option] : []
  })
}

const secretHeader =
  /^(?:Authorization:\s*(?:Bearer|Basic|Token)\s+|(?:X-(?:[\w-]+-)?(?:Token|(?:Api|Auth|Access|Secret|Master)-Key)|Private-Token|Api-Key):\s*)(\S+)$/i

/** `user:password` where a program takes both in one word, and in web addresses. */
function inPairs({ name, args }: ShellCommand): string[] {
  return args.flatMap((arg, at) => {
    const isFetcher = /^(?:curl|wget|http)$/.test(name)
    const isUser = isFetcher && /^(?:-u|--user)$/.test(args[at - 1] ?? '')
    const user = isUser ? arg : isFetcher ? /^(?:-u|--user=)(.+)$/s.exec(arg ?? '')?.[1] : undefined
    const pair = /^[^:]+:(.+)$/.exec(user ?? '')?.[1]
    const address = /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:([^/\s@]+)@/i.exec(arg ?? '')?.[1]
    const header = secretHeader.exec(arg ?? '')?.[1]
    return [
      ...(isLiteral(pair) ? ['-u'] : []),
      ...(isLiteral(address) ? ['an address with a password'] : []),
      ...(isLiteral(header) ? ['an authorization header'] : []),
      ...(name === 'openssl' && isLiteral(/^pass:(.+)$/.exec(arg ?? '')?.[1]) ? ['pass:'] : []),
    ]
  })
}

/** `echo user:password | chpasswd`. */
function piped({ name, args, pipeTo }: ShellCommand): string[] {
  if ((name !== 'echo' && name !== 'printf') || pipeTo?.name !== 'chpasswd') return []
  return args.some((arg) => isLiteral(/^[^:\s]+:(.+)$/.exec(arg ?? '')?.[1])) ? ['chpasswd'] : []
}

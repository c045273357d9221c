import type { ShellCommand } from './shell.ts'

/** Units that a command starts or enables, as it writes them. */
export function startedUnits({ name, args }: ShellCommand): readonly string[] {
  const words = args.filter((arg) => arg !== undefined && !arg.startsWith('-')) as string[]
  const [first, ...rest] = words
  switch (name) {
    case 'systemctl':
      if (args.some((arg) => arg !== undefined && elsewhere.test(arg))) return []
      return first === 'enable' || first === 'start' || first === 'reenable' ? rest.filter(isUnit) : []
    case 'service':
    case 'invoke-rc.d':
      return first !== undefined && rest[0] === 'start' ? [first] : []
    case 'update-rc.d':
      return first !== undefined && (rest[0] === 'enable' || rest[0] === 'defaults') ? [first] : []
    default:
      return []
  }
}

/** Options with which it speaks of another host, an image, or the units of one user. */
const elsewhere = /^(?:--(?:user|root|image|host|machine)(?:=|$)|-[HM])/

/** Neither a path to a unit file nor a pattern. */
const isUnit = (word: string): boolean => /^[\w@:.\\-]+$/.test(word)

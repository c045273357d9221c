import type { ShellCommand } from './shell.ts'

/** Units that a command starts or enables, as it writes them. */
export function startedUnits({ name, args }: ShellCommand): readonly string[] {
  const words = args.filter((arg) => arg !== undefined && !arg.startsWith('-')) as string[]
  const [first, ...rest] = words
  switch (name) {
    case 'systemctl':
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

/** Neither a path to a unit file nor a pattern. */
const isUnit = (word: string): boolean => /^[\w@:.\\-]+$/.test(word)

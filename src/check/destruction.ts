import { posix } from 'node:path'
import type { ShellCommand } from './shell.ts'

/** Folders whose loss is the loss of the host or of its data. */
const vital = new Set([
  '/',
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/lib64',
  '/opt',
  '/proc',
  '/root',
  '/sbin',
  '/srv',
  '/sys',
  '/usr',
  '/var',
  '/var/lib',
])

/** What a command destroys, in words; undefined where it destroys nothing that matters beyond its own files. */
export function destructionBy(command: ShellCommand): { what: string; wipesDisk: boolean } | undefined {
  const { name, args } = command
  const words = args.filter((arg) => arg !== undefined)
  if (name === 'rm') {
    const folder = words.some((word) => /^-[a-zA-Z]*[rR]|^--recursive$/.test(word)) && words.find(isVital)
    return folder ? { what: `removes everything in \`${folder}\``, wipesDisk: false } : undefined
  }
  const device = words.find((word) => word.startsWith('/dev/'))
  if (
    /^(?:mkfs(?:\..+)?|mke2fs|mkswap|wipefs|blkdiscard)$/.test(name) &&
    (device !== undefined || args.includes(undefined))
  ) {
    return name === 'wipefs' && !words.some((word) => /^-\w*a|^--all$/.test(word)) ? undefined : wiped(device)
  }
  const target = words.find((word) => word.startsWith('of='))?.slice(3)
  if (name === 'dd' && target !== undefined && isDevice(target)) return wiped(target)
  const written = command.redirects.find(
    ({ operator, target: to }) => operator.startsWith('>') && to !== undefined && isDevice(to),
  )
  return written ? wiped(written.target) : undefined
}

const wiped = (device: string | undefined) => ({
  what: device === undefined ? 'wipes a device' : `wipes \`${device}\``,
  wipesDisk: true,
})

/** `/`, `/*`, `/etc/` and the like; `/var/lib/puppet/state` is a service's own affair. */
const isVital = (word: string): boolean =>
  word.startsWith('/') &&
  vital.has(
    posix
      .normalize(word)
      .replace(/\/?\*$/, '')
      .replace(/(.)\/$/, '$1') || '/',
  )

const isDevice = (word: string): boolean =>
  /^\/dev\/(?:[shvx]+d[a-z]|nvme|mmcblk|mapper\/|md|disk\/|dm-|loop)/.test(word)

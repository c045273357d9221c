import type { ShellWord } from './shell.ts'

/** How a command that runs another command takes its own words. */
interface Wrapper {
  /** Options that take the next word as their value. */
  readonly values?: readonly string[]
  /** Words of its own before the command, such as the duration of `timeout`. */
  readonly operands?: number
}

/** Commands that do nothing but run another one, in other circumstances. */
const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    values: [
      '-u',
      '-g',
      '-U',
      '-h',
      '-p',
      '-C',
      '-r',
      '-t',
      '-T',
      '-D',
      '-R',
      '--user',
      '--group',
      '--chdir',
    ],
  },
  doas: { values: ['-u', '-C'] },
  runuser: { values: ['-u', '-g', '-G', '--user', '--group'] },
  env: { values: ['-u', '-C', '-S', '--unset', '--chdir'] },
  nice: { values: ['-n', '--adjustment'] },
  ionice: { values: ['-c', '-n', '-p', '--class', '--classdata'] },
  chrt: { operands: 1 },
  nohup: {},
  setsid: {},
  time: { values: ['-f', '-o'] },
  timeout: { values: ['-k', '-s', '--kill-after', '--signal'], operands: 1 },
  stdbuf: { values: ['-i', '-o', '-e'] },
  flock: { values: ['-w', '-E', '--timeout'], operands: 1 },
  command: {},
  exec: { values: ['-a'] },
  eatmydata: {},
  xargs: {
    values: ['-I', '-n', '-P', '-d', '-L', '-s', '-a', '-E', '--max-args', '--max-procs', '--arg-file'],
  },
  'systemd-run': { values: ['-p', '-u', '-M', '--unit', '--property', '--uid'] },
}

/** Options with which `command` and `systemd-run` look up rather than run. */
const asks: Readonly<Record<string, RegExp>> = { command: /^-[vV]$/ }

/** Takes wrapping commands off the front of a command, outermost first. */
export function unwrap(words: readonly ShellWord[]): {
  wrappers: readonly (readonly ShellWord[])[]
  words: readonly ShellWord[]
} {
  const found: (readonly ShellWord[])[] = []
  let rest = words
  for (;;) {
    const length = wrapperLength(rest)
    if (length === 0 || length >= rest.length) return { wrappers: found, words: rest }
    found.push(rest.slice(0, length))
    rest = rest.slice(length)
  }
}

/** How many words belong to the wrapper in front; 0 where there is none. */
function wrapperLength(words: readonly ShellWord[]): number {
  const name = words[0]?.replace(/^.*\//, '') ?? ''
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined
  if (!wrapper) return 0
  let at = 1
  for (; at < words.length; at++) {
    const word = words[at]
    if (word === '--') return at + 1 + (wrapper.operands ?? 0)
    if (word === undefined || asks[name]?.test(word)) return 0
    if (takesNext(word, wrapper.values)) at++
    else if (!word.startsWith('-') && !isAssignment(word)) break
  }
  return at + (wrapper.operands ?? 0)
}

/** `-u`, and `-iu`, where letters without a value stand in front; `-ugit` has its value in it. */
function takesNext(word: string, values: readonly string[] = []): boolean {
  if (!/^-[A-Za-z]{2,}$/.test(word)) return values.includes(word)
  return [...word.slice(1)].findIndex((letter) => values.includes(`-${letter}`)) === word.length - 2
}

const isAssignment = (word: string): boolean => /^[A-Za-z_]\w*=/.test(word)

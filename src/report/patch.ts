import { createTwoFilesPatch } from 'diff'
import picocolors from 'picocolors'

/** The change of one file as a unified diff that `git apply` and `patch -p1` take; `path` as they shall find it. */
export function patchOf(path: string, before: string, after: string, colour: boolean): string {
  const name = quoted(path)
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', { context: 3 })
  // The library begins with a rule of equal signs, which belongs to no diff format.
  const body = patch.slice(patch.indexOf('@@'))
  const text = `--- ${name('a')}\n+++ ${name('b')}\n${body}`
  return colour ? painted(text) : text
}

/** As git does it: a blank is followed by a tab at the end, anything that could be misread stands in quotes. */
const quoted =
  (path: string) =>
  (side: string): string =>
    /["\\]|\p{Cc}/u.test(path)
      ? JSON.stringify(`${side}/${path}`)
      : `${side}/${path}${path.includes(' ') ? '\t' : ''}`

function painted(patch: string): string {
  const { red, green, cyan, bold } = picocolors.createColors(true)
  const paint = (line: string): string => {
    if (/^(?:---|\+\+\+) /.test(line)) return bold(line)
    if (line.startsWith('@@')) return cyan(line)
    return line.startsWith('-') ? red(line) : line.startsWith('+') ? green(line) : line
  }
  return patch.split('\n').map(paint).join('\n')
}

import { relative, resolve, sep } from 'node:path'
import process from 'node:process'
import { stampOf } from '../read/content-tree.ts'
import { patchOf } from '../report/patch.ts'
import { rewriteFile } from '../write/rewrite-file.ts'
import type { ExitCode } from './exit-code.ts'
import { type FixedFile, fixCatalog } from './fix.ts'
import { codeFor, type Judged } from './judge.ts'
import type { Terminal } from './terminal.ts'

/** `--diff`: what `--fix` would change, as a patch; the exit code says whether there is anything. */
export function showPatch(judged: Judged, root: string, allowUnsafe: boolean, terminal: Terminal): ExitCode {
  const { files, repairs } = fixCatalog(judged, allowUnsafe, terminal)
  for (const { path, before, after } of files)
    terminal.out(patchOf(pathFromHere(root, path), before, after, terminal.colour))
  terminal.note(
    files.length > 0 ? `${summary('would mend', repairs, files)}.\n` : 'There is nothing to fix.\n',
  )
  return codeFor(judged, files.length > 0)
}

/**
 * `--fix`: writes what could be repaired, each file whole or not at all. Answers the catalogue as it stands then, or
 * undefined where a file could not be written, which has been told.
 */
export function applyFixes(judged: Judged, allowUnsafe: boolean, terminal: Terminal): Judged | undefined {
  const { files, repairs, judged: fixed } = fixCatalog(judged, allowUnsafe, terminal)
  const written = files.filter(({ entry, path, after }) => {
    const refusal = rewriteFile(entry.location, after, () => stampOf(entry.location) === entry.stamp)
    if (refusal !== undefined) tellRefusal(path, refusal, terminal)
    return refusal === undefined
  })
  if (written.length < files.length) {
    terminal.note(`Of ${files.length} files to fix, ${written.length} were written; check again.\n`)
    return undefined
  }
  if (files.length > 0) terminal.note(`${summary('mended', repairs, files)}.\n`)
  return fixed
}

function summary(verb: string, repairs: number, files: readonly FixedFile[]): string {
  const places = files.length === 1 ? (files[0] as FixedFile).path : `${files.length} files`
  return `\`--fix\` ${verb} ${repairs === 1 ? '1 finding' : `${repairs} findings`} in ${places}`
}

function tellRefusal(path: string, refusal: string, { note, colours }: Terminal): void {
  note(`${colours.red(colours.bold('error'))}: \`${path}\` ${refusal}; it is left as it is\n`)
}

const pathFromHere = (root: string, path: string): string =>
  relative(process.cwd(), resolve(root, path)).split(sep).join('/')

import { basename, relative, resolve } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'

/** Calls `onChange` with each path that changes under `paths`; ready when the promise is fulfilled. */
export async function watchFiles(
  paths: readonly string[],
  output: string,
  onChange: (path: string) => void,
  onError: (error: unknown) => void,
): Promise<FSWatcher> {
  const watcher = watch([...paths], { ignoreInitial: true, ignored: (path) => isOutput(path, output) })
  watcher.on('all', (_, path) => onChange(path))
  watcher.on('error', onError)
  // Of nothing to watch the watcher never says that it is ready.
  if (paths.length > 0) await new Promise<void>((ready) => watcher.once('ready', ready))
  return watcher
}

/** What a build writes must not start the next one, wherever the output lies. */
function isOutput(path: string, output: string): boolean {
  const way = relative(output, resolve(path))
  return way === '' || !way.startsWith('..') || /^\..*\.portolan-(?:new|old)-\d+$/.test(basename(path))
}

/** What to tell of an error of the watcher: the limits of the system are what people meet. */
export function watchTrouble(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') {
    return 'the system watches as many files as it may: raise fs.inotify.max_user_watches'
  }
  if (code === 'EMFILE') {
    return 'too many files are open: raise fs.inotify.max_user_instances or `ulimit -n`'
  }
  return `watching failed: ${message}`
}

/** The site could not be written; the one that stood before still stands. */
export class SiteWriteError extends Error {
  override readonly name = 'SiteWriteError'
  /** What went wrong, in one sentence without a full stop. */
  readonly reason: string
  /** What to do about it. */
  readonly help: string

  constructor(reason: string, help: string, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
    this.help = help
  }
}

/** Runs one step on the disk; a refusal of the system is told in words, any other error stays what it is. */
export function onDisk<T>(doing: string, path: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw inWords(error, doing, path)
  }
}

function inWords(error: unknown, doing: string, path: string): unknown {
  const words = wordsFor(error)
  return words
    ? new SiteWriteError(`cannot ${doing} ${path}: ${systemReason(error)}`, words.help, error)
    : error
}

/** A refusal of the system in words, such as `permission denied (EACCES)`; undefined for any other error. */
export function systemReason(error: unknown): string | undefined {
  const words = wordsFor(error)
  return words && `${words.reason} (${(error as NodeJS.ErrnoException).code})`
}

const wordsFor = (error: unknown) => systemWords[(error as NodeJS.ErrnoException | undefined)?.code ?? '']

const permission = {
  reason: 'permission denied',
  help: 'let the user who builds write to this folder and to the one above it',
}

const openFiles = {
  reason: 'too many files are open',
  help: 'raise the limit (`ulimit -n`) or stop other programs, and build again',
}

/** What the system's refusals mean here, by error code. */
const systemWords: Readonly<Record<string, { reason: string; help: string }>> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: { reason: 'the file system is read-only', help: 'choose an output folder that can be written' },
  ENOSPC: {
    reason: 'no space is left on the device',
    help: 'make room: the new site needs its full size beside the old one',
  },
  EDQUOT: { reason: 'the disk quota is used up', help: 'make room, or ask for more' },
  EMFILE: openFiles,
  ENFILE: openFiles,
  EXDEV: {
    reason: 'it lies on another file system than the folder above it',
    help: 'choose an output folder that is not a mount point itself, such as a folder inside it',
  },
  EBUSY: {
    reason: 'it is in use by the system, as mount points are',
    help: 'choose an output folder that is not a mount point itself, such as a folder inside it',
  },
  EIO: { reason: 'the device reports an error', help: 'look at the system log; the disk may be failing' },
  ENAMETOOLONG: {
    reason: 'a name is too long for this file system',
    help: 'shorten the path of the document or of the output folder',
  },
  ENOENT: {
    reason: 'there is no such file or folder',
    help: 'create the folder above the output; build again if another program removed it meanwhile',
  },
  ENXIO: { reason: 'it is a socket, or nobody reads from it', help: 'choose another output' },
  EISDIR: { reason: 'a folder of this name stands there', help: 'choose another output' },
  ENOTDIR: { reason: 'a part of the path is not a folder', help: 'choose another output folder' },
  EEXIST: {
    reason: 'something of this name stands there already',
    help: 'build again when no other build is writing there',
  },
  ENOTEMPTY: {
    reason: 'a folder of this name stands there already',
    help: 'build again when no other build is writing there',
  },
}

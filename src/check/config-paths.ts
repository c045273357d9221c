import { posix } from 'node:path'

/** A path as it is compared: normalised, /var/run as /run. */
export const comparablePath = (path: string): string =>
  posix
    .normalize(path)
    .replace(/^\/var\/run(?=\/|$)/, '/run')
    .replace(/(.)\/$/, '$1')

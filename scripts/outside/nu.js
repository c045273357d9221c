import { spawnSync } from 'node:child_process'

/** What the Nu checker says that is not so, or does not matter. */
const known = [
  // Preact closes void elements, in quoted attributes only, where it changes nothing.
  /^Trailing slash on void elements has no effect/,
  // The checker reads files, and takes 'self' for nothing there; browsers take it for the file's own folder.
  /^Resource violates Content Security Policy \(meta tag\): external \S+ “(?:\.\.\/)*[\w./-]+” blocked by “\S+” directive\.$/,
  // It judges var() before it knows what stands behind it.
  /^CSS: “[\w-]+”: “var\(--[\w-]+\)” is not a “.*” value\.$/,
  // Its list of CSS properties ends before SVG 2.
  /^CSS: “paint-order”: Property “paint-order” doesn't exist\.$/,
]

/**
 * Judges every page, style sheet and SVG picture of a folder by the W3C's Nu HTML checker.
 *
 * @param {{ jar: string, site: string }} where
 * @returns {string[]} what is wrong
 */
export function checkByNu({ jar, site }) {
  const args = [
    '-jar',
    jar,
    '--skip-non-html',
    '--also-check-css',
    '--also-check-svg',
    '--format',
    'json',
    site,
  ]
  const { stderr, error } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 30 })
  if (error) throw error
  return JSON.parse(stderr)
    .messages.filter(({ message }) => !known.some((pattern) => pattern.test(message)))
    .map(
      ({ type, subType, message, url = '', lastLine = 0, firstColumn = 0 }) =>
        `${url.slice(url.indexOf(site) + site.length + 1)}:${lastLine}:${firstColumn} ${subType ?? type}: ${message}`,
    )
}

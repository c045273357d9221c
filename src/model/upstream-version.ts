import { compareDebianVersions, parseVersionRelations, satisfies } from './debian-version.ts'

/**
 * Whether a Debian version is new enough for what was asked of PyPI, npm or another upstream: an exact version
 * (`2.28.1`, and anything newer will do) or relations (`>= 2, << 3`). Undefined where that cannot be told: caret
 * and tilde ranges, pre-releases, versions that Debian had to renumber.
 */
export function isNewEnough(debianVersion: string, wanted: string): boolean | undefined {
  const upstream = upstreamOf(debianVersion)
  const relations = parseVersionRelations(wanted)
  if (upstream === undefined || !relations?.every(({ version }) => /^\d+(?:\.\d+)*$/.test(version)))
    return undefined
  return relations.every(({ operator, version }) => {
    const bound = withoutZeros(version)
    return operator === '='
      ? compareDebianVersions(upstream, bound) >= 0
      : satisfies(upstream, { operator, version: bound })
  })
}

/** `2.28.1` of `1:2.28.1+dfsg-1`; a pre-release keeps its tilde. */
function upstreamOf(version: string): string | undefined {
  const upstream = version.replace(/^\d+:/, '').replace(/-[^-]*$/, '')
  const [, digits, rest = ''] = /^(\d+(?:\.\d+)*)(.*)$/.exec(upstream) ?? []
  if (digits === undefined || rest.includes('really') || /^[.]?[A-Za-z]/.test(rest)) return undefined
  const isEarlier = rest.startsWith('~') && !/^~(?:dfsg|ds|cs)/.test(rest)
  return withoutZeros(digits) + (isEarlier ? '~' : '')
}

/** 1.2 and 1.2.0 are one release upstream, and two versions to Debian. */
const withoutZeros = (version: string): string => version.replace(/(?:\.0+)+$/, '')

/** How two versions are compared in a Debian relation. */
type RelationOperator = '<<' | '<=' | '=' | '>=' | '>>'

/** One bound on a version. */
export interface VersionRelation {
  readonly operator: RelationOperator
  readonly version: string
}

/**
 * Order of two Debian versions, negative where `a` is older: epoch, upstream version, revision as in Debian
 * Policy 5.6.12. A missing epoch or revision counts as 0.
 */
export function compareDebianVersions(a: string, b: string): number {
  const left = partsOf(a)
  const right = partsOf(b)
  return (
    compareDigits(left.epoch, right.epoch) ||
    comparePart(left.upstream, right.upstream) ||
    comparePart(left.revision, right.revision)
  )
}

function partsOf(version: string): { epoch: string; upstream: string; revision: string } {
  const colon = version.indexOf(':')
  const rest = version.slice(colon + 1)
  const hyphen = rest.lastIndexOf('-')
  return {
    epoch: colon < 0 ? '' : version.slice(0, colon),
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    revision: hyphen < 0 ? '' : rest.slice(hyphen + 1),
  }
}

/** Stretches without digits and stretches of digits in turn, from the left. */
function comparePart(a: string, b: string): number {
  let left = a
  let right = b
  while (left || right) {
    const [leftText = '', leftDigits = ''] = /^(\D*)(\d*)/.exec(left)?.slice(1) ?? []
    const [rightText = '', rightDigits = ''] = /^(\D*)(\d*)/.exec(right)?.slice(1) ?? []
    const order = compareNonDigits(leftText, rightText) || compareDigits(leftDigits, rightDigits)
    if (order !== 0) return order
    left = left.slice(leftText.length + leftDigits.length)
    right = right.slice(rightText.length + rightDigits.length)
  }
  return 0
}

function compareNonDigits(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = weight(a, at) - weight(b, at)
    if (order !== 0) return order
  }
  return 0
}

/** A tilde sorts before the end, letters before everything else. */
function weight(text: string, at: number): number {
  const character = text[at]
  if (character === undefined) return 0
  if (character === '~') return -1
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256
}

/** Numbers of any length, leading zeros without meaning; nothing counts as zero. */
function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '')
  const right = b.replace(/^0+/, '')
  if (left.length !== right.length) return left.length - right.length
  return left < right ? -1 : left > right ? 1 : 0
}

const bound = /^\s*(<<|<=|>=|>>|<|>|=)?\s*((?:\d+:)?[0-9][A-Za-z0-9.+~:-]*)\s*$/

/**
 * Reads `>= 1.6.18`, several of them joined by commas, or an exact version. The old forms `<` and `>` mean
 * `<=` and `>=`, as dpkg reads them. Undefined where it is none of that.
 */
export function parseVersionRelations(text: string): readonly VersionRelation[] | undefined {
  const relations: VersionRelation[] = []
  for (const part of text.split(',')) {
    const [, operator = '=', version] = bound.exec(part) ?? []
    if (version === undefined) return undefined
    relations.push({ operator: operators[operator] ?? '=', version })
  }
  return relations
}

const operators: Readonly<Record<string, RelationOperator>> = {
  '<<': '<<',
  '<': '<=',
  '<=': '<=',
  '=': '=',
  '>=': '>=',
  '>': '>=',
  '>>': '>>',
}

/** True where a version satisfies a relation. */
export function satisfies(version: string, { operator, version: limit }: VersionRelation): boolean {
  const order = compareDebianVersions(version, limit)
  switch (operator) {
    case '<<':
      return order < 0
    case '<=':
      return order <= 0
    case '=':
      return order === 0
    case '>=':
      return order >= 0
    default:
      return order > 0
  }
}

/** Two relations that no version satisfies together; undefined where one can. */
export function contradiction(
  relations: readonly VersionRelation[],
): readonly [VersionRelation, VersionRelation] | undefined {
  for (const [index, one] of relations.entries()) {
    for (const other of relations.slice(0, index)) if (!canBothHold(one, other)) return [other, one]
  }
  return undefined
}

/** Between two versions there is always another, so only equal bounds and crossed ones exclude each other. */
function canBothHold(a: VersionRelation, b: VersionRelation): boolean {
  if (a.operator === '=') return satisfies(a.version, b)
  if (b.operator === '=') return satisfies(b.version, a)
  const aIsLower = a.operator.startsWith('>')
  if (aIsLower === b.operator.startsWith('>')) return true
  const [lower, upper] = aIsLower ? [a, b] : [b, a]
  const order = compareDebianVersions(lower.version, upper.version)
  return order < 0 || (order === 0 && lower.operator === '>=' && upper.operator === '<=')
}

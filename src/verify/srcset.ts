/** An address of a `srcset` and where it stands in the attribute's value. */
interface Candidate {
  readonly url: string
  readonly start: number
}

/** The addresses of a `srcset`, as HTML reads it: an address may hold commas, and descriptors may hold brackets. */
export function candidatesOf(srcset: string): Candidate[] {
  const found: Candidate[] = []
  const address = /[\s,]*(\S+)/y
  const descriptors = /(?:\([^)]*\)|[^,(])*/y
  for (let match = address.exec(srcset); match; match = address.exec(srcset)) {
    const [whole, word = ''] = match
    const url = word.replace(/,+$/, '')
    if (url) found.push({ url, start: match.index + whole.length - word.length })
    descriptors.lastIndex = address.lastIndex
    // An address that ends in a comma has no descriptors: the next one follows.
    if (url === word && descriptors.exec(srcset)) address.lastIndex = descriptors.lastIndex
  }
  return found
}

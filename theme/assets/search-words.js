// Cuts text into search words. Runs in the browser for queries and in the build for the index.
{
  // Letters and digits of any script; marks inside a word keep paths, hosts and versions in one piece.
  const word = /[\p{L}\p{N}](?:[\p{L}\p{N}._:/@+-]*[\p{L}\p{N}+])?/gu
  const accents = /\p{M}/gu
  const longest = 64

  globalThis.portolanWords = (text) => {
    const plain = text.normalize('NFKD').replace(accents, '').toLowerCase()
    return (plain.match(word) ?? []).map((found) => found.slice(0, longest))
  }
}

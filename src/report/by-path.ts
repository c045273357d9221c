/** Things by the file they are in, files in the order in which they come first. */
export function byPath<Item extends { readonly path: string }>(items: readonly Item[]): [string, Item[]][] {
  const files = new Map<string, Item[]>()
  for (const item of items) {
    const inFile = files.get(item.path)
    if (inFile) inFile.push(item)
    else files.set(item.path, [item])
  }
  return [...files]
}

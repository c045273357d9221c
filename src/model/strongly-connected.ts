/**
 * Groups of nodes of which each reaches each, as sorted lists of indexes; a node that is in no circle is a group
 * by itself. A group comes after every group it leads to.
 *
 * Tarjan's algorithm with a stack of its own: chains are longer than the call stack.
 */
export function stronglyConnected(
  size: number,
  successorsOf: (node: number) => readonly number[],
): readonly (readonly number[])[] {
  const groups: number[][] = []
  const found = new Int32Array(size).fill(-1)
  const lowest = new Int32Array(size)
  const isOpen = new Uint8Array(size)
  const open: number[] = []
  let count = 0

  const enter = (node: number): Visit => {
    found[node] = lowest[node] = count++
    open.push(node)
    isOpen[node] = 1
    return { node, successors: successorsOf(node), next: 0 }
  }
  const reaches = (node: number, depth: number): void => {
    lowest[node] = Math.min(lowest[node] ?? 0, depth)
  }
  const leave = (node: number): void => {
    if (lowest[node] !== found[node]) return
    const group = open.splice(open.lastIndexOf(node))
    for (const member of group) isOpen[member] = 0
    groups.push(group.sort((a, b) => a - b))
  }

  for (let root = 0; root < size; root++) {
    const path = found[root] === -1 ? [enter(root)] : []
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const successor = visit.successors[visit.next++]
      if (successor === undefined) {
        path.pop()
        leave(visit.node)
        const above = path.at(-1)
        if (above) reaches(above.node, lowest[visit.node] ?? 0)
      } else if (found[successor] === -1) {
        path.push(enter(successor))
      } else if (isOpen[successor]) {
        reaches(visit.node, found[successor] ?? 0)
      }
    }
  }
  return groups
}

interface Visit {
  readonly node: number
  readonly successors: readonly number[]
  next: number
}

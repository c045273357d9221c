import type { HostLayout } from './claim.ts'
import { compareText } from './finding.ts'

/** Something that holds on several kinds of hosts, with all of them. */
export interface Tallied<Item> {
  readonly item: Item
  readonly layouts: readonly HostLayout[]
  /** Sorted. */
  readonly hosts: readonly string[]
}

/** Collects what is found kind of host by kind of host, so that each thing is told once with all its hosts. */
export class LayoutTally<Item> {
  #found = new Map<string, { item: Item; layouts: HostLayout[] }>()

  /** `make` is asked the first time only; a key is added once for each layout. */
  add(key: string, layout: HostLayout, make: () => Item): void {
    const known = this.#found.get(key)
    if (!known) this.#found.set(key, { item: make(), layouts: [layout] })
    else if (known.layouts.at(-1) !== layout) known.layouts.push(layout)
  }

  /** In the order in which they were first found. */
  all(): Tallied<Item>[] {
    return [...this.#found.values()].map(({ item, layouts }) => ({
      item,
      layouts,
      hosts: layouts.flatMap(({ hosts }) => hosts).sort(compareText),
    }))
  }
}

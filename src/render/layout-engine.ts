import type { Catalog } from '../model/catalog.ts'
import { dependencyGraph } from '../model/dependency-graph.ts'
import type { LayoutEngine } from './graph-picture.ts'

/** Graphviz, compiled to WebAssembly; not loaded where there is nothing to lay out. */
export async function loadLayoutEngine(catalog: Catalog): Promise<LayoutEngine | undefined> {
  if (dependencyGraph(catalog).edges.length === 0) return undefined
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz')
  const graphviz = await Graphviz.load()
  return (dot) => graphviz.layout(dot, 'json', 'dot')
}

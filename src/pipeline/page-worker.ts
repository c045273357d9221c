import { parentPort } from 'node:worker_threads'
import { defaultTheme } from '../../theme/index.ts'
import { type PageJob, renderPage } from '../render/page-file.ts'
import { writeStaged } from '../write/staged-file.ts'

/** Pages for a worker to render and write into `folder`. */
export interface PageOrder {
  readonly order: number
  readonly folder: string
  readonly items: readonly { readonly path: string; readonly job: PageJob }[]
}

/** Size and hash of each page, or what went wrong. */
export type PageAnswer =
  | { readonly order: number; readonly entries: readonly (readonly [number, string])[] }
  | { readonly order: number; readonly error: unknown }

parentPort?.on('message', ({ order, folder, items }: PageOrder) => {
  parentPort?.postMessage(answer(order, folder, items))
})

function answer(order: number, folder: string, items: PageOrder['items']): PageAnswer {
  try {
    return {
      order,
      entries: items.map(({ path, job }) => writeStaged(folder, path, renderPage(defaultTheme, job))),
    }
  } catch (error) {
    return { order, error }
  }
}

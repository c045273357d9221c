import { parentPort, workerData } from 'node:worker_threads'
import { ThemeError } from '../../theme/theme-error.ts'
import { type PageJob, renderPage } from '../render/page-file.ts'
import { writeStaged } from '../write/staged-file.ts'
import type { SiteTheme } from './load-theme.ts'
import { openTheme } from './open-theme.ts'

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
  /** One of the site's own theme: errors lose their class between threads. */
  | {
      readonly order: number
      readonly mistake: { readonly reason: string; readonly help?: string | undefined }
    }

const theme = await openTheme(workerData as SiteTheme)

parentPort?.on('message', ({ order, folder, items }: PageOrder) => {
  parentPort?.postMessage(answer(order, folder, items))
})

function answer(order: number, folder: string, items: PageOrder['items']): PageAnswer {
  try {
    return {
      order,
      entries: items.map(({ path, job }) => writeStaged(folder, path, renderPage(theme, job))),
    }
  } catch (error) {
    if (error instanceof ThemeError) return { order, mistake: { reason: error.message, help: error.help } }
    return { order, error }
  }
}

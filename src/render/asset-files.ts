import type { OutputFile } from '../model/output-file.ts'
import { hashOf } from './document-text.ts'
import type { Theme } from './page.ts'

/** Style sheets and scripts of the theme. */
export const assetFiles = ({ assets }: Theme): readonly OutputFile[] =>
  assets.map(({ path, content }) => ({ path, key: hashOf(content), content: () => content }))

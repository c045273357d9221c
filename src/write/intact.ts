import { SiteWriteError } from './site-write-error.ts'
import { isUntouched, standingSite } from './standing-site.ts'

/** True where a site of ours stands in the folder with every file as it was written. */
export function isIntact(output: string): boolean {
  try {
    const manifest = standingSite(output)
    if (!manifest) return false
    return Object.entries(manifest.files).every(([path, entry]) => isUntouched(output, path, entry))
  } catch (error) {
    // Whatever stands there, the build that follows says what is wrong with it.
    if (error instanceof SiteWriteError) return false
    throw error
  }
}

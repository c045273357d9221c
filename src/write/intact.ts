import { SiteWriteError } from './site-write-error.ts'
import { siteStamp, standingSite } from './standing-site.ts'

/** True where a site of ours stands in the folder as the build left it that remembered this stamp. */
export function isIntact(output: string, stamp: string): boolean {
  try {
    return standingSite(output) !== undefined && siteStamp(output) === stamp
  } catch (error) {
    // Whatever stands there, the build that follows says what is wrong with it.
    if (error instanceof SiteWriteError) return false
    throw error
  }
}

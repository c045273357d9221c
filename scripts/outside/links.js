/**
 * Follows every link of a served site, as linkinator does it, fragments too; nothing outside is asked.
 *
 * @param {{ LinkChecker: Function }} linkinator
 * @param {string} address
 * @returns {Promise<{ dead: string[], followed: number }>}
 */
export async function checkLinks({ LinkChecker }, address) {
  const result = await new LinkChecker().check({
    path: `${address}/`,
    recurse: true,
    checkFragments: true,
    concurrency: 20,
    timeout: 60_000,
    linksToSkip: async (url) => !url.startsWith(address),
  })
  const dead = result.links.filter(({ state }) => state === 'BROKEN')
  return {
    followed: result.links.filter(({ state }) => state === 'OK').length,
    dead: dead.map(({ url, parent, status }) => `${parent}: ${url} (${status})`.replaceAll(address, '')),
  }
}

/** Folder of the server's own addresses; no page of a site can lie there. */
export const ownFolder = '/__portolan/'

/** A page of the site with the reload script, which may connect to the server: in the served copy only. */
export function livePage(html: string, build: string): string {
  const script = `<script src="${ownFolder}reload.js?build=${build}" defer></script>`
  const page = html.replace(policyTag, widened)
  const at = page.search(/<\/head\s*>|<\/body\s*>|<\/html\s*>|$/i)
  return page.slice(0, at) + script + page.slice(at)
}

const policyTag = /<meta\b[^>]*\bhttp-equiv\s*=\s*["']?content-security-policy["']?[^>]*>/gi

/** The policy with one more permission; its quotes as references, whichever quotes stand around it. */
const widened = (tag: string): string =>
  tag.replace(/(\bcontent\s*=\s*)("[^"]*"|'[^']*')/i, (_, before: string, value: string) => {
    const directives = value
      .slice(1, -1)
      .replace(/&#39;|&#x27;|&apos;/gi, "'")
      .split(';')
    const others = directives
      .map((directive) => directive.trim())
      .filter((directive) => !isReplaced(directive))
    const policy = [...others, "connect-src 'self'"].join('; ')
    return `${before}"${policy.replaceAll("'", '&#39;')}"`
  })

const isReplaced = (directive: string): boolean => directive === '' || /^connect-src\b/i.test(directive)

/** What stands in the place of a page that the site does not have; it reloads like any other. */
export const missingPage = (): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<title>No such page</title>
</head>
<body>
<main>
<h1>No such page</h1>
<p>The site has no page of this name, or has not been built yet. As soon as there is one, it is shown here.</p>
<p><a href="/">Main page</a></p>
</main>
</body>
</html>
`

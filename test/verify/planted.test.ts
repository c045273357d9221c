import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { shown, verified } from './verified.ts'

/** A page with one line of body, in the folder `help`; the files it may link to are there. */
const siteWith = (body: string, head = ''): Record<string, string> => ({
  'help/start.html': `<!DOCTYPE html>\n<html lang="en"><head><title>Start</title>${head}</head>\n<body>\n${body}\n</body></html>\n`,
  'help/next.html': '<h1 id="top-of-it">Next</h1><a name="old">',
  'index.html': '<h1>Home</h1>',
  'assets/a.png': '',
  'assets/b.png': '',
  'assets/site.css': 'p { margin: 0 }',
  'assets/site.js': 'self.ready = true',
  'assets/with space.png': '',
  'assets/icons.svg': '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="i"/></svg>',
})

const findingsOf = (files: Record<string, string>) => verified(files).map((finding) => shown(finding))
const remote = (url: string) => `error: \`${url}\` is loaded from the network [site/remote-asset]`
const gone = (path: string) => `error: \`${path}\` is not there [site/missing-target]`

describe('every kind of fault is told at its exact place', () => {
  // `|` stands before the place, on line 4 of help/start.html.
  test.each([
    ['<script src="|https://cdn.example/a.js"></script>', remote('https://cdn.example/a.js')],
    ['<script src=|//cdn.example/a.js></script>', remote('//cdn.example/a.js')],
    ['<img alt="" src="|http://x.example/a.png">', remote('http://x.example/a.png')],
    [
      '<img alt="" srcset="../assets/a.png 1x, |https://x.example/b.png 2x">',
      remote('https://x.example/b.png'),
    ],
    [
      '<img alt="" srcset="../assets/a.png, |gone.png,,../assets/b.png 2x">',
      gone('help/gone.png,,../assets/b.png'),
    ],
    [
      '<picture><source srcset="|gone.webp"><img alt="" src="../assets/a.png"></picture>',
      gone('help/gone.webp'),
    ],
    ['<video poster="|gone.png" src="../assets/a.png"></video>', gone('help/gone.png')],
    ['<video><source src="|gone.mp4"><track src="../assets/a.png"></video>', gone('help/gone.mp4')],
    ['<audio src="|gone.ogg"></audio>', gone('help/gone.ogg')],
    ['<iframe src="|https://x.example/"></iframe>', remote('https://x.example/')],
    ['<object data="|gone.svg"></object>', gone('help/gone.svg')],
    ['<embed src="|gone.svg">', gone('help/gone.svg')],
    ['<input type="image" src="|gone.png" alt="Go">', gone('help/gone.png')],
    ['<a ping="|https://x.example/" href="next.html">Next</a>', remote('https://x.example/')],
    ['<link rel="preconnect" href="|https://fonts.example">', remote('https://fonts.example')],
    ['<link rel="preload" as="font" href="|gone.woff2">', gone('help/gone.woff2')],
    ['<link rel="stylesheet" href="|gone.css">', gone('help/gone.css')],
    ['<link rel="shortcut icon" href="|gone.ico">', gone('help/gone.ico')],
    [
      '<link rel="manifest" href="|../assets/site.css">',
      'error: no browser loads `assets/site.css` from a file [site/blocked-asset]',
    ],
    [
      '<link rel="modulepreload" href="|../assets/site.js">',
      'error: `../assets/site.js` is loaded as a module; no browser does that from a file [site/module-script]',
    ],
    [
      '<script src="|../assets/site.js" integrity="sha256-x"></script>',
      'error: `integrity` keeps `../assets/site.js` from being loaded from a file [site/blocked-asset]',
    ],
    ['<p style="background: url(|gone.png)">', gone('help/gone.png')],
    ['<p style=\'background: url( "|gone.png" )\'>', gone('help/gone.png')],
    ['<style>@import "|gone.css";</style>', gone('help/gone.css')],
    ['<style>@import url(|//x.example/a.css) print;</style>', remote('//x.example/a.css')],
    ['<style>@font-face { src: url(|gone.woff2) format("woff2") }</style>', gone('help/gone.woff2')],
    ['<style>p { background: image-set("|gone.png" type("image/png") 1x) }</style>', gone('help/gone.png')],
    ['<svg><image href="|gone.png"/></svg>', gone('help/gone.png')],
    ['<svg><image xlink:href="|gone.png"/></svg>', gone('help/gone.png')],
    ['<svg><a xlink:href="|gone.html"><text>x</text></a></svg>', gone('help/gone.html')],
    [
      '<svg><use href="|../assets/icons.svg#i"/></svg>',
      'error: no browser loads `assets/icons.svg` from a file [site/blocked-asset]',
    ],
    [
      '<svg><use href="|#nothing"/></svg>',
      'error: `help/start.html` has no element with the id `nothing` [site/missing-fragment]',
    ],
    [
      '<svg><path fill="url(|#shade)"/></svg>',
      'error: `help/start.html` has no element with the id `shade` [site/missing-fragment]',
    ],
    ['<noscript><img alt="" src="|gone.png"></noscript>', gone('help/gone.png')],
    ['<iframe srcdoc="|&lt;img src=gone.png&gt;"></iframe>', gone('help/gone.png')],
    ['<a href="|gone.html?q=1#part">x</a>', gone('help/gone.html')],
    ['<a href="|a&amp;b.html">x</a>', gone('help/a&b.html')],
    ['<a href=|gone.html>x</a>', gone('help/gone.html')],
    ['<a\thref = "|gone.html">x</a>', gone('help/gone.html')],
    ['<area href="|gone.html" alt="">', gone('help/gone.html')],
    ['<form action="|gone.html"></form>', gone('help/gone.html')],
    [
      '<button formaction="|/search">x</button>',
      'error: `/search` starts at the root of a server [site/root-relative]',
    ],
    ['<a href="|..\\index.htm">x</a>', gone('index.htm')],
    [
      '<a href="|..">x</a>',
      'error: `.` is a folder: opened from a file it is a listing [site/directory-link]',
    ],
    [
      '<a href="|.">x</a>',
      'error: `help` is a folder: opened from a file it is a listing [site/directory-link]',
    ],
    [
      '<a href="|next.html#Old">x</a>',
      'error: `help/next.html` has no element with the id `Old` [site/missing-fragment]',
    ],
    ['<img alt="" src="|">', 'error: the address is empty [site/missing-target]'],
    [
      '<script>const ask = new |XMLHttpRequest()</script>',
      'error: the script calls `new XMLHttpRequest`, which reaches nothing from a file [site/network-call]',
    ],
    [
      '<script>|window.fetch(page)</script>',
      'error: the script calls `fetch`, which reaches nothing from a file [site/network-call]',
    ],
    [
      '<script>|navigator.serviceWorker.register("w.js")</script>',
      'error: the script calls `navigator.serviceWorker.register`, which reaches nothing from a file [site/network-call]',
    ],
    [
      '<script>|import("./x.js")</script>',
      'error: the script imports another script while it runs; no browser does that from a file [site/module-script]',
    ],
    [
      '<script>tag.src = |"https://x.example/a.js"</script>',
      'error: the script loads `https://x.example/a.js` from the network [site/remote-asset]',
    ],
  ])('%s', (body, expected) => {
    const column = body.indexOf('|') + 1
    expect(findingsOf(siteWith(body.replace('|', '')))).toEqual([`help/start.html:4:${column} ${expected}`])
  })

  test('in the head: redirects and the base', () => {
    const head = '<meta http-equiv="refresh" content="0; url=https://x.example/">'
    expect(findingsOf(siteWith('', head))).toEqual([
      'help/start.html:2:86 error: the page leads on to `https://x.example/` by itself [site/remote-asset]',
    ])
    expect(findingsOf(siteWith('<a href="gone.html">x</a>', '<base href="/wiki/">'))).toEqual([
      'help/start.html:2:55 error: the base `/wiki/` is not in the site, and every relative link starts there [site/root-relative]',
    ])
    expect(findingsOf(siteWith('<a href="next.html">x</a>', '<base href="../">'))).toEqual([
      `help/start.html:4:10 ${gone('next.html')}`,
    ])
  })

  test('in style sheets, pictures and scripts, after any kind of line end', () => {
    expect(
      findingsOf({
        'a.css': '/* url(x.png) */\r\np {\r  background: url("gone.png");\n}\n',
        'b.svg':
          '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">\n<style><![CDATA[p { fill: url(gone.svg) }]]></style><image href="gone.png"/></svg>',
        'c.js': '// fetch\nconst words = "fetch(x)"\nglobalThis.fetch(words)\n',
        'd.html': '<p>\r\n<a href="gone.html">x</a>',
      }),
    ).toEqual([
      `a.css:3:20 ${gone('gone.png')}`,
      `b.svg:3:31 ${gone('gone.svg')}`,
      'c.js:3:1 error: the script calls `fetch`, which reaches nothing from a file [site/network-call]',
      `d.html:2:10 ${gone('gone.html')}`,
    ])
  })

  test('the page’s own policy: what stands before it is free, what it names may load', () => {
    const policy = (text: string) => `<meta http-equiv="content-security-policy" content="${text}">`
    const body = [
      '<p onclick="x()">a</p>',
      '<style>p { margin: 0 }</style>',
      '<img alt="" src="../assets/a.png">',
      '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
    ].join('\n')
    const findings = (text: string) => findingsOf(siteWith(body, policy(text)))
    const blocked = (place: string, directive: string, what: string) =>
      `help/start.html:${place} error: the page’s own \`${directive}\` blocks ${what} [site/policy-violation]`
    const handler = blocked('4:13', 'script-src', 'the handler `onclick`')
    expect(findings("script-src 'self'; style-src 'unsafe-inline'")).toEqual([handler])
    expect(findings("script-src 'unsafe-inline'; img-src 'self'")).toEqual([
      blocked('7:18', 'img-src', '`data:image/gif;base64,R0lGODlhAQABAAAAACw=`'),
    ])
    expect(findings("default-src 'none'; script-src 'unsafe-inline'; style-src 'self'")).toEqual([
      blocked('5:1', 'style-src', 'the style sheet in the page'),
      blocked('6:18', 'default-src', '`../assets/a.png`'),
      blocked('7:18', 'default-src', '`data:image/gif;base64,R0lGODlhAQABAAAAACw=`'),
    ])
    expect(findings("default-src data: 'self' 'unsafe-inline'")).toEqual([])
  })

  test('the page’s own policy: a hash or a nonce lets one script run', () => {
    const hash = createHash('sha256').update('self.x = 1').digest('base64')
    const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'nonce-abc' 'sha256-${hash}'">`
    const body =
      '<script>self.x = 1</script><script nonce="abc">self.y = 1</script><script>self.z = 1</script>'
    expect(findingsOf(siteWith(body, policy))).toEqual([
      'help/start.html:4:67 error: the page’s own `script-src` blocks the script in the page [site/policy-violation]',
    ])
  })
})

describe('what is in order is not spoken of', () => {
  test.each([
    '<a href="next.html">x</a> <a href="next.html#top-of-it">y</a> <a href="next.html#old">z</a>',
    '<a href="#">x</a> <a href="#top">y</a> <a href="">z</a> <a href="?q=1">w</a> <a id="ü" href="#%C3%BC">ü</a>',
    '<a href="https://x.example/">x</a> <a href="mailto:a@b.example">y</a> <a href="irc://irc.example/x">z</a>',
    '<a href="../assets/with%20space.png">x</a> <a href="../assets/with space.png">y</a>',
    '<a href=" next.html\n">x</a> <a href="./../help//next.html">y</a>',
    '<a href="next.html#/route">x</a> <a href="next.html#!/route">y</a> <a href="next.html#:~:text=Next">z</a>',
    '<link rel="canonical" href="https://x.example/help/start.html"><link rel="alternate" href="https://x.example/feed.xml">',
    '<img alt="" src="data:image/png;base64,AA==" srcset="data:image/png;base64,AA== 2x, ../assets/a.png 1x">',
    '<script type="application/ld+json">{"url": "https://x.example/"}</script>',
    '<script type="text/template"><img src="gone.png"></script>',
    '<template><p>x</p></template><!-- <img src="gone.png"> -->',
    '<style>@namespace svg url(http://www.w3.org/2000/svg); p::before { content: "url(gone.png)" }</style>',
    '<svg><defs><linearGradient id="shade"/></defs><path fill="url(#shade)" stroke="none"/></svg>',
    '<script>const fetch = (page) => page; fetch("x"); element.src = "a.png"; object.import("x")</script>',
    '<script>fetch("data:text/plain,x")</script>',
    '<meta property="og:image" content="https://x.example/a.png"><blockquote cite="https://x.example/">x</blockquote>',
  ])('%s', (body) => {
    expect(findingsOf(siteWith(body))).toEqual([])
  })
})

test('a fault in the header of every page is one finding', () => {
  const pages = Array.from({ length: 40 }, (_, number) => `page-${String(number).padStart(2, '0')}.html`)
  const findings = verified(Object.fromEntries(pages.map((path) => [path, '<a href="gone.html">x</a>'])))
  expect(findings).toHaveLength(1)
  const [finding] = findings
  expect([finding?.path, ...(finding?.related.map(({ path }) => path) ?? [])]).toEqual(pages.slice(0, 3))
  expect(finding?.note).toBe('the same in 37 more places')
})

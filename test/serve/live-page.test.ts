import { expect, test } from 'vitest'
import { livePage } from '../../src/serve/live-page.ts'

const script = '<script src="/__portolan/reload.js?build=b-1" defer></script>'

test.each([
  [
    'the end of the head',
    '<head><title>a</title></head><body></body>',
    `<head><title>a</title>${script}</head><body></body>`,
  ],
  ['upper case', '<HEAD></HEAD ><BODY></BODY>', `<HEAD>${script}</HEAD ><BODY></BODY>`],
  ['no head', '<p>a</p></body></html>', `<p>a</p>${script}</body></html>`],
  ['nothing of both, in several lines', '<p>a</p>\n<p>b</p>\n', `<p>a</p>\n<p>b</p>\n${script}`],
])('the script stands at %s', (_, html, live) => {
  expect(livePage(html, 'b-1')).toBe(live)
})

const policyOf = (meta: string) => livePage(`${meta}</head>`, 'b-1').replace(`${script}</head>`, '')

test.each([
  [
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; connect-src &#39;self&#39;">`,
  ],
  [
    `<meta content='default-src &#39;none&#39;;' http-equiv=content-security-policy />`,
    `<meta content="default-src &#39;none&#39;; connect-src &#39;self&#39;" http-equiv=content-security-policy />`,
  ],
  [
    `<meta http-equiv="content-security-policy" content="connect-src 'none'; img-src data:">`,
    `<meta http-equiv="content-security-policy" content="img-src data:; connect-src &#39;self&#39;">`,
  ],
  [
    `<meta name="description" content="default-src 'none'">`,
    `<meta name="description" content="default-src 'none'">`,
  ],
])('the policy lets the script connect: %s', (meta, widened) => {
  expect(policyOf(meta)).toBe(widened)
})

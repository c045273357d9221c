import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, launchChromium } from '../browser/chromium.ts'
import { folderWith, runCli, service } from './run-cli.ts'

const guide = readFileSync(fileURLToPath(new URL('../../docs/guide/look.md', import.meta.url)), 'utf8')

/** The files that the guide shows: a line with the name, then the content. */
const shown = Object.fromEntries(
  [...guide.matchAll(/^`([\w./-]+)`:\n\n```\w+\n(.*?)^```$/gms)].map(([, path, content]) => [path, content]),
) as Record<string, string>

const documents = { 'content/services/mail.md': service('Mail', 'hosts: ["mx[1-2].example"]\n') }
const site = (files: Record<string, string>) =>
  folderWith({ ...documents, 'portolan.config.yaml': 'title: Harbour\ntheme: theme\n', ...files })

describe('the example of the guide', () => {
  const folder = folderWith({ ...documents, ...shown })
  const page = (path: string) => readFileSync(join(folder, 'dist', path), 'utf8')

  beforeAll(async () => {
    expect(Object.keys(shown).sort()).toEqual([
      'portolan.config.yaml',
      'theme/components/footer.js',
      'theme/custom.css',
      'theme/favicon.svg',
      'theme/labels.json',
      'theme/logo.svg',
    ])
    const built = await runCli(['build'], { cwd: folder })
    expect(built).toMatchObject({ code: 0 })
  })

  test('style sheet, logo and favicon stand on every page, whatever its folder', () => {
    for (const [path, root] of [
      ['index.html', ''],
      ['services/mail.html', '../'],
    ] as const) {
      expect(page(path)).toContain(`<link rel="icon" href="${root}assets/theme/favicon.svg"/>`)
      expect(page(path)).toContain(`<link rel="stylesheet" href="${root}assets/theme/custom.css"/>`)
      expect(page(path)).toContain(
        `<img class="logo" src="${root}assets/theme/logo.svg" alt width="26" height="26"/>`,
      )
    }
    expect(page('assets/theme/custom.css')).toBe(shown['theme/custom.css'])
    expect(existsSync(join(folder, 'dist/assets/theme/labels.json'))).toBe(false)
    expect(existsSync(join(folder, 'dist/assets/theme/components'))).toBe(false)
  })

  test('words and the footer are those of the folder', () => {
    expect(page('services/mail.html')).toContain(
      '<a href="../services.html" aria-current="true">Our services</a>',
    )
    expect(page('hosts.html')).toContain('2 machines')
    expect(page('services/mail.html')).toContain(
      '<div class="harbour-foot"><p>Internal: do not forward.</p><footer class="bottom">',
    )
  })

  test.skipIf(!hasChromium)('custom.css wins over the style sheet of the site, in both themes', async () => {
    const browser = await launchChromium()
    for (const [colorScheme, colour] of [
      ['light', 'rgb(138, 28, 74)'],
      ['dark', 'rgb(242, 161, 196)'],
    ] as const) {
      const tab = await browser.newPage({ colorScheme })
      await tab.goto(pathToFileURL(join(folder, 'dist/services.html')).href)
      const link = tab.locator('main td a, main th a').first()
      expect(await link.evaluate((element) => getComputedStyle(element).color)).toBe(colour)
      await tab.close()
    }
    await browser.close()
  })
})

/** Errors of `portolan check`, one a line with what to do about it. */
async function checked(folder: string): Promise<{ code: number | null; findings: string[] }> {
  const { code, stdout } = await runCli(['check', '--format', 'json', '--show', 'error'], { cwd: folder })
  const { findings } = JSON.parse(stdout) as { findings: Record<string, string | null>[] }
  return {
    code,
    findings: findings.map(
      ({ path, line, column, rule, message, help }) =>
        `${path}:${line}:${column} ${rule}: ${message}${help ? `; ${help}` : ''}`,
    ),
  }
}

describe('mistakes in a theme', () => {
  test('labels.json: unknown keys, placeholders and types, each at its place', async () => {
    const folder = site({
      'theme/labels.json': [
        '{',
        '\t"nav": { "servces": "Dienste" },',
        '\t"script": { "shown": "{shwn} von {all}" },',
        '\t"errors": { "one": "ein Fehler", "eins": "ein Fehler" },',
        '\t"skip": ["Zum Inhalt"],',
        '\t"menu": "Menü {n}"',
        '}',
        '',
      ].join('\n'),
    })
    const { code, findings } = await checked(folder)
    expect(findings).toEqual([
      'theme/labels.json:2:11 meta/unknown-key: unknown key `servces`; did you mean `services`?',
      'theme/labels.json:3:23 meta/type-mismatch: `shown`: nothing fills in {shwn}; this text has {shown} and {all}, got `{shwn} von {all}`',
      'theme/labels.json:4:35 meta/unknown-key: unknown key `eins`; known here: zero, one, two, few, many, other; keys of your own begin with x-',
      'theme/labels.json:5:10 meta/type-mismatch: `skip`: expected text, got a list',
      'theme/labels.json:6:10 meta/type-mismatch: `menu`: nothing fills in {n}; this text has no placeholders, got `Menü {n}`',
    ])
    expect(code).toBe(1)
  })

  test('names that no component has, and a folder that is not there', async () => {
    const folder = site({ 'theme/components/foter.js': '', 'theme/components/header.tsx': '' })
    expect((await checked(folder)).findings).toEqual([
      'theme/components/foter.js:1:1 meta/unknown-key: the theme has no component `foter`; did you mean `footer.js`?',
      'theme/components/header.tsx:1:1 meta/unknown-key: `header.tsx` is no component; what components use stands in a folder beside them, such as components/shared/',
    ])
    rmSync(join(folder, 'theme'), { recursive: true })
    expect(await checked(folder)).toEqual({
      code: 2,
      findings: [
        'portolan.config.yaml:2:8 meta/unreadable: there is no folder `theme`; the path is relative to this file',
      ],
    })
  })

  const throwing = 'export default function footer({ shell }) {\n  return shell.nothing.here\n}\n'
  test.each([
    [
      'throws',
      throwing,
      /failed: TypeError: .*'here'.* \(on [\w./-]+\.html\)\n {2}= help: look at theme\/components\/footer\.js:2:24\n/,
    ],
    ['is no function', 'export const footer = 1\n', /footer\.js exports no component\n/],
    ['does not parse', 'export default (', /theme\/components\/footer\.js cannot be loaded: SyntaxError/],
    ['is asynchronous', 'export default async () => null\n', /`footer` answers with a promise/],
  ])('a component that %s ends the build and leaves the site as it was', async (_, code, message) => {
    const folder = site({ 'theme/components/footer.js': code })
    const built = await runCli(['build'], { cwd: folder })
    expect(built.stderr).toMatch(message)
    expect(built.stderr).not.toMatch(/\n\s+at /)
    expect(built.code).toBe(2)
    expect(existsSync(join(folder, 'dist'))).toBe(false)
  })

  test('a component that fails in a worker thread is told the same way', async () => {
    const many = { 'content/services/mail.md': service('Mail', 'hosts: ["mx[1-900].example"]\n') }
    const code = `import { isMainThread } from 'node:worker_threads'
export default (props, { h, Original }) => {
  if (!isMainThread) throw new RangeError('only here')
  return h(Original, props)
}
`
    const folder = site({ ...many, 'theme/components/footer.js': code })
    const built = await runCli(['build'], { cwd: folder })
    expect(built.stderr).toMatch(
      /^error: the component `footer` failed: RangeError: only here \(on [\w./-]+\)\n {2}= help: look at theme\/components\/footer\.js:3:28\n/m,
    )
    expect(built.code).toBe(2)
  })
})

test('a changed theme makes the pages anew that it changes, and nothing is remembered of the old one', async () => {
  const folder = site({
    'theme/labels.json': '{ "nav": { "hosts": "Machines" } }',
    'theme/components/shared/note.js': "export const note = 'First edition'\n",
    'theme/components/footer.js':
      "import { note } from './shared/note.js'\nexport default (props, { h }) => h('footer', null, note)\n",
  })
  const build = async () => {
    const { code, stderr } = await runCli(['build'], { cwd: folder })
    expect(code).toBe(0)
    return stderr
  }
  const main = () => readFileSync(join(folder, 'dist/index.html'), 'utf8')
  await build()
  expect(await build()).toContain('Nothing has changed.')
  writeFileSync(join(folder, 'theme/components/shared/note.js'), "export const note = 'Second edition'\n")
  expect(await build()).not.toContain('Nothing has changed.')
  expect(main()).toContain('<footer>Second edition</footer>')
  writeFileSync(join(folder, 'theme/labels.json'), '{ "nav": { "hosts": "Rechner" } }')
  await build()
  expect(main()).toContain('>Rechner</a>')
  // A style sheet is a file of its own: the pages that link to it stay as they are.
  writeFileSync(join(folder, 'theme/custom.css'), ':root { --radius: 0 }\n')
  await build()
  expect(main()).toContain('assets/theme/custom.css')
  writeFileSync(join(folder, 'theme/custom.css'), ':root { --radius: 2px }\n')
  expect(await build()).toContain(': 1 files written')
})

import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyOfExample, differences, snapshot } from './example.ts'
import { runCli } from './run-cli.ts'

/** Part of the example: its services need many that are not there, so findings are many. */
const root = copyOfExample({ keep: (path) => !/services\/(?!platform)/.test(path) })
const at = (path: string): string => join(root, path)

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(at(path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  writeFileSync(at(path), text.replace(from, to))
}

/** Paths that the build after an edit wrote anew or removed; it must leave what a build from nothing makes. */
async function rebuilt(): Promise<readonly string[]> {
  const before = snapshot(at('dist'))
  const quick = await runCli(['build', '--keep-going'], { cwd: root })
  const whole = await runCli(['build', '--keep-going', '--no-cache', '--output', 'whole'], { cwd: root })
  expect(quick.code).toBe(whole.code)
  const after = snapshot(at('dist'))
  expect(differences(after, snapshot(at('whole')))).toEqual([])
  return differences(before, after).filter((path) => !path.startsWith('/.'))
}

/** Each edit stays for the ones that follow, so that the cache holds changes of changes. */
const edits: readonly (readonly [name: string, edit: () => void, wrote: readonly string[]])[] = [
  [
    'a sentence more',
    () => edit('content/services/platform/memcached.md', '\n## ', '\nOne sentence more.\n\n## '),
    ['/services/memcached.html'],
  ],
  [
    'another sentence in another document',
    () => edit('content/services/platform/etcd-ml.md', '\n## ', '\nA second sentence.\n\n## '),
    ['/services/etcd-ml.html'],
  ],
  [
    'a title',
    () => edit('content/services/platform/memcached.md', 'title: ', 'title: The '),
    ['/catalog.json', '/services.html', '/services/mediawiki.html'],
  ],
  [
    'a service that is gone',
    () => rmSync(at('content/services/platform/etcd-ml.md')),
    ['/services/etcd-ml.html', '/services.html', '/findings.html'],
  ],
  [
    'a document under another name',
    () =>
      renameSync(
        at('content/services/platform/memcached.md'),
        at('content/services/platform/memcache-daemon.md'),
      ),
    ['/services/memcached.html', '/services/memcache-daemon.html', '/all-pages.html'],
  ],
  [
    'a document that cannot be read any more',
    () => writeFileSync(at('content/services/platform/memcache-daemon.md'), '---\ntitle: [\n---\n'),
    ['/services/memcache-daemon.html', '/findings.html'],
  ],
  [
    'the configuration',
    () => edit('portolan.config.yaml', 'title: ', 'title: Our '),
    ['/index.html', '/search.html'],
  ],
]

test('a first build leaves what a build without a cache makes', async () => {
  await runCli(['build', '--keep-going'], { cwd: root })
  expect(await rebuilt()).toEqual([])
})

test.each(edits)('after an edit the site is as if built from nothing: %s', async (_, change, wrote) => {
  change()
  expect(await rebuilt()).toEqual(expect.arrayContaining([...wrote]))
})

test('what only one page shows makes only that page and the search', async () => {
  appendFileSync(at('content/services/platform/kafka-main.md'), '\nOne sentence more.\n')
  const pages = (await rebuilt()).filter((path) => path.endsWith('.html'))
  expect(pages).toEqual(['/services/kafka-main.html'])
})

import { readFileSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { firstPort, listen } from '../../src/serve/listen.ts'
import { type ServeOptions, serveSite } from '../../src/serve/serve-site.ts'
import { watchTrouble } from '../../src/serve/watch.ts'
import {
  afterwards,
  layDown,
  messagesOf,
  pageOf,
  policy,
  rawRequest,
  served,
  workplace,
  writes,
} from './served-site.ts'

const site = {
  'index.html': pageOf('Main page'),
  'services/web.html': pageOf('Public web'),
  'help/index.html': pageOf('Help'),
  'assets/style.css': 'body { margin: 0 }',
  'assets/search.js': 'var shards = []',
  'catalog.json': '{}',
  'assets/map.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/chart.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  'files/vcl.conf': 'vcl 4.1;',
  '.portolan-manifest.json': '{"version": 1}',
}

describe('files', () => {
  test('are served with their types and never kept by the browser', async () => {
    const { url } = await served(writes(site))
    const typeOf = async (path: string) => {
      const response = await fetch(url + path)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
      return response.headers.get('content-type')
    }
    expect(await typeOf('')).toBe('text/html; charset=utf-8')
    expect(await typeOf('services/web.html?q=1')).toBe('text/html; charset=utf-8')
    expect(await typeOf('help/')).toBe('text/html; charset=utf-8')
    expect(await typeOf('assets/style.css')).toBe('text/css; charset=utf-8')
    expect(await typeOf('assets/search.js')).toBe('text/javascript; charset=utf-8')
    expect(await typeOf('catalog.json')).toBe('application/json; charset=utf-8')
    expect(await typeOf('assets/map.svg')).toBe('image/svg+xml; charset=utf-8')
    expect(await typeOf('assets/chart.png')).toBe('image/png')
    expect(await typeOf('files/vcl.conf')).toBe('application/octet-stream')
    const chart = await fetch(`${url}assets/chart.png`)
    expect(new Uint8Array(await chart.arrayBuffer())).toEqual(site['assets/chart.png'])
  })

  test('that are not there are told by a page that leads back and reloads', async () => {
    const { url } = await served(writes(site))
    const response = await fetch(`${url}services/missing.html`)
    expect(response.status).toBe(404)
    expect(await response.text()).toMatch(/<h1>No such page<\/h1>[\s\S]*<a href="\/">Main page<\/a>/)
    const folder = await fetch(`${url}services`)
    expect(folder.status).toBe(404)
  })

  test('are answered to GET and HEAD only', async () => {
    const { url } = await served(writes(site))
    expect(await rawRequest(url, '/catalog.json', {}, 'HEAD')).toEqual({ status: 200, text: '' })
    expect((await rawRequest(url, '/catalog.json', {}, 'POST')).status).toBe(405)
    expect((await rawRequest(url, '/catalog.json', {}, 'DELETE')).status).toBe(405)
  })

  test.each([
    '/../secret.txt',
    '/services/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/services/..%5c..%5csecret.txt',
    '//secret.txt',
    '/secret.txt%00.html',
    '/link/secret.txt',
    '/linked.txt',
    '/.portolan-manifest.json',
    '/%E0%A4%A',
    'http://127.0.0.1/../secret.txt',
    '/__portolan/secret.txt',
  ])('outside of the site are not reached by %s', async (path) => {
    const { url, output } = await served(writes(site))
    layDown(join(output, '..'), { 'secret.txt': 'secret', 'dist/secret-plan/x': '' })
    symlinkSync('..', join(output, 'link'))
    symlinkSync('../secret.txt', join(output, 'linked.txt'))
    const { status, text } = await rawRequest(url, path)
    expect(status).toBe(404)
    expect(text).not.toContain('secret\n')
    expect(text).not.toBe('secret')
  })
})

describe('pages', () => {
  test('get the reload script and leave to connect, in the served copy only', async () => {
    const { url, output } = await served(writes(site))
    const text = await (await fetch(`${url}services/web.html`)).text()
    const build = /reload\.js\?build=([\w-]+)"/.exec(text)?.[1]
    expect(text).toBe(
      pageOf('Public web')
        .replace(policy, `${policy}; connect-src 'self'`.replaceAll("'", '&#39;'))
        .replace('</head>', `<script src="/__portolan/reload.js?build=${build}" defer></script></head>`),
    )
    expect(readFileSync(join(output, 'services/web.html'), 'utf8')).toBe(pageOf('Public web'))
  })

  test('keep what is not HTML as it is', async () => {
    const { url } = await served(writes({ 'assets/a.js': 'x = "</head>"', 'a.txt': '</head>' }))
    expect(await (await fetch(`${url}assets/a.js`)).text()).toBe('x = "</head>"')
    expect(await (await fetch(`${url}a.txt`)).text()).toBe('</head>')
  })
})

describe('others than this machine', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example', 'a b'])(
    'are turned away: Host %j',
    async (host) => {
      const { url } = await served(writes(site))
      expect(await rawRequest(url, '/catalog.json', { host })).toEqual({
        status: 403,
        text: 'Ask for localhost.\n',
      })
      expect((await rawRequest(url, '/__portolan/events', { host })).status).toBe(403)
    },
  )

  test.each(['localhost', 'LOCALHOST:4780', '127.0.0.1:1', '[::1]:4780'])(
    'are not meant by Host %j',
    async (host) => {
      const { url } = await served(writes(site))
      expect(await rawRequest(url, '/catalog.json', { host })).toEqual({ status: 200, text: '{}' })
    },
  )

  test.each(['0.0.0.0', '::', '192.0.2.7', 'wiki.example'])('cannot be served: %s', async (host) => {
    await expect(serveSite({ ...plain(), host })).rejects.toMatchObject({
      name: 'ServeError',
      reason: `cannot serve on ${host}: only this machine itself may look at an unfinished site`,
    })
  })
})

describe('ports', () => {
  test('that the user named and that are taken are an error', async () => {
    const taken = await occupy(0)
    await expect(serveSite({ ...plain(), port: taken })).rejects.toMatchObject({
      name: 'ServeError',
      reason: `port ${taken} on 127.0.0.1 is taken`,
      help: 'name another one with --port, or leave it out',
    })
  })

  test('that nobody named give way to the next free one', async () => {
    await occupy(firstPort)
    const server = createServer()
    afterwards(() => void server.close())
    const port = await listen(server, '127.0.0.1', undefined)
    expect(port).toBeGreaterThan(firstPort)
    expect(port).toBeLessThan(firstPort + 20)
  })
})

describe('changes', () => {
  test('lead to one build each, however many files are saved together', async () => {
    let count = 0
    const { content, events, nextBuild } = await served(async (output) => {
      count++
      return writes({ 'index.html': pageOf(`Build ${count}`) })(output)
    })
    const built = nextBuild()
    layDown(content, { 'index.md': '# New', 'services/web.md': '# Web', 'services/mail.md': '# Mail' })
    await built
    const building = events.filter((event) => event.kind === 'building').map(({ changed }) => changed)
    expect(building).toHaveLength(2)
    expect(building[0]).toEqual([])
    expect(building[1]).toEqual(
      expect.arrayContaining([join(content, 'index.md'), join(content, 'services/web.md')]),
    )
  })

  test('during a build lead to another one, never two at once', async () => {
    let running = 0
    let most = 0
    const go: (() => void)[] = []
    const { content, nextBuild } = await served(async () => {
      most = Math.max(most, ++running)
      if (go.length < 1) go.push(() => {})
      else await new Promise<void>((done) => go.push(done))
      running--
      return { ok: true, findingsText: '' }
    })
    layDown(content, { 'index.md': '# First change' })
    await expect.poll(() => go.length).toBe(2)
    const second = nextBuild()
    layDown(content, { 'index.md': '# Second change' })
    await new Promise((done) => setTimeout(done, 300))
    expect(go.length).toBe(2)
    go[1]?.()
    await second
    await expect.poll(() => go.length).toBe(3)
    const third = nextBuild()
    go[2]?.()
    await third
    expect(most).toBe(1)
  })

  test('are told to open pages: a new build, what is wrong, and that all is well again', async () => {
    const outcomes = [
      { ok: true, findingsText: '' },
      { ok: false, findingsText: 'error[meta/key-missing]: <b>no title</b>\n' },
      { ok: true, findingsText: '', changed: false },
      { ok: true, findingsText: '1 warning in 2 services\n' },
    ]
    const { url, content, nextBuild } = await served(async () => outcomes.shift()!)
    const leaving = new AbortController()
    const messages = messagesOf(url, leaving.signal)
    const next = async () => (await messages.next()).value as Record<string, string>
    const change = async (text: string) => {
      const built = nextBuild()
      layDown(content, { 'index.md': text })
      await built
    }
    const good = await next()
    expect(good).toMatchObject({ ok: true, text: '' })
    await change('# Bad')
    const bad = await next()
    expect(bad).toMatchObject({
      build: good.build,
      ok: false,
      text: 'error[meta/key-missing]: <b>no title</b>\n',
    })
    await change('# As before')
    expect(await next()).toMatchObject({ build: good.build, ok: true, text: '' })
    await change('# Better')
    const better = await next()
    expect(better.ok).toBe(true)
    expect(better.build).not.toBe(good.build)
    expect(await (await fetch(url)).text()).toContain(`reload.js?build=${better.build}"`)
    leaving.abort()
    await expect(messages.next()).rejects.toThrow()
  })

  test('on which the program fails are told, and serving goes on', async () => {
    let broken = false
    const { url, content, nextBuild } = await served(async (output) => {
      if (broken) throw new TypeError('template has no such part')
      return writes({ 'index.html': pageOf('Good') })(output)
    })
    broken = true
    const built = nextBuild()
    layDown(content, { 'index.md': '# Changed' })
    expect(await built).toEqual({ kind: 'build-crashed', error: new TypeError('template has no such part') })
    expect((await fetch(url)).status).toBe(200)
    const leaving = new AbortController()
    const first = await messagesOf(url, leaving.signal).next()
    expect(first.value).toMatchObject({
      ok: false,
      text: 'The build ended in an internal error.\n\nTypeError: template has no such part',
    })
    leaving.abort()
  })

  test('of the output folder lead to nothing, also when it is watched', async () => {
    const folder = workplace()
    const built: string[] = []
    const running = await serveSite({
      ...plain(),
      output: join(folder, 'dist'),
      watchPaths: [folder],
      build: async () => {
        built.push('built')
        layDown(folder, { 'dist/index.html': String(built.length), '.dist.portolan-new-7/index.html': 'x' })
        return { ok: true, findingsText: '' }
      },
    })
    afterwards(running.close)
    await new Promise((done) => setTimeout(done, 400))
    expect(built).toEqual(['built'])
    layDown(folder, { 'content/index.md': '# Main' })
    await expect.poll(() => built.length).toBe(2)
  })
})

test('ends when it is called off, after the build that runs', async () => {
  const ending = new AbortController()
  const steps: string[] = []
  const running = serveSite({
    ...plain(),
    signal: ending.signal,
    build: async () => {
      ending.abort()
      await new Promise((done) => setTimeout(done, 50))
      steps.push('built')
      return { ok: true, findingsText: '' }
    },
  })
  const { closed, url } = await running
  await closed
  steps.push('closed')
  expect(steps).toEqual(['built', 'closed'])
  await expect(fetch(url)).rejects.toThrow()
})

test('a build that gives up because serving ends is not told as a defect', async () => {
  const ending = new AbortController()
  const kinds: string[] = []
  const { closed } = await serveSite({
    ...plain(),
    signal: ending.signal,
    onEvent: ({ kind }) => kinds.push(kind),
    build: async () => {
      ending.abort()
      ending.signal.throwIfAborted()
      return { ok: true, findingsText: '' }
    },
  })
  await closed
  expect(kinds).toEqual(['listening', 'building'])
})

test('open pages do not keep the server from ending', async () => {
  const { url, close } = await served(writes(site))
  const messages = messagesOf(url, new AbortController().signal)
  await messages.next()
  await close()
  await expect(messages.next()).rejects.toThrow()
})

test.each([
  [{ code: 'ENOSPC', message: 'raw' }, /^the system watches as many files as it may: raise fs\.inotify/],
  [{ code: 'EMFILE', message: 'raw' }, /^too many files are open: raise/],
  [{ message: 'raw' }, /^watching failed: raw$/],
])('trouble with watching is put in words: %o', (error, words) => {
  expect(watchTrouble(error)).toMatch(words)
})

/** Options of which a test says only what matters to it. */
function plain(): ServeOptions {
  const output = join(workplace(), 'dist')
  return { output, port: 0, watchPaths: [], build: async () => ({ ok: true, findingsText: '' }) }
}

/** Takes a port until the end of the test; that somebody else has it already is as good. */
async function occupy(port: number): Promise<number> {
  const server = createServer()
  afterwards(() => void server.close())
  return listen(server, '127.0.0.1', port).catch(() => port)
}

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, runCli, service } from './run-cli.ts'

const catalogue = () =>
  folderWith({ 'content/services/web.md': service('Web'), 'content/services/mail.md': service('Mail') })

/** Names, times and contents as another program sees them. */
function unpacked(archive: string): { name: string; time: string; text: string }[] {
  const script = [
    'import json, sys, zipfile',
    'archive = zipfile.ZipFile(sys.argv[1])',
    'assert archive.testzip() is None',
    'print(json.dumps([{"name": i.filename, "time": "%d-%02d-%02dT%02d:%02d:%02d" % i.date_time,',
    '  "text": archive.read(i).decode("latin-1")} for i in archive.infolist()]))',
  ].join('\n')
  return JSON.parse(
    execFileSync('python3', ['-c', script, archive], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  )
}

test('the archive holds the site, in a folder of its own, without what only the next build needs', async () => {
  const cwd = catalogue()
  const { code, stderr } = await runCli(['build', '--archive', 'wiki.zip'], { cwd })
  expect(stderr).toMatch(/\nwiki\.zip: \d+ files, 0\.\d MB\n$/)
  expect(code).toBe(0)
  const files = unpacked(join(cwd, 'wiki.zip'))
  const site = readdirSync(join(cwd, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.map(({ name }) => name)).toEqual(
    site.map((path) => `wiki${path.slice(join(cwd, 'dist').length)}`).sort(),
  )
  expect(new Set(files.map(({ time }) => time))).toEqual(new Set(['2026-11-23T00:00:00']))
  for (const { name, text } of files)
    expect(text, name).toBe(readFileSync(join(cwd, 'dist', name.slice('wiki/'.length)), 'latin1'))
})

test('equal sites are equal archives, whatever the zone; a build that changes nothing packs all the same', async () => {
  const [here, there] = [catalogue(), catalogue()]
  await runCli(['build', '--archive', 'wiki.zip'], { cwd: here, env: { TZ: 'Asia/Kathmandu' } })
  await runCli(['build'], { cwd: there, env: { TZ: 'America/Caracas' } })
  const again = await runCli(['build', '--archive', 'wiki.zip'], { cwd: there, env: { TZ: 'UTC' } })
  expect(again.stderr).toContain('Nothing has changed.')
  expect(readFileSync(join(there, 'wiki.zip')).equals(readFileSync(join(here, 'wiki.zip')))).toBe(true)
})

test('a catalogue with errors leaves the archive that stands', async () => {
  const cwd = folderWith({
    'content/services/web.md': service('Web', 'dependsOn: [web]\n'),
    'wiki.zip': 'old',
  })
  expect((await runCli(['build', '--archive', 'wiki.zip'], { cwd })).code).toBe(1)
  expect(readFileSync(join(cwd, 'wiki.zip'), 'utf8')).toBe('old')
  expect((await runCli(['build', '--keep-going', '--archive', 'wiki.zip'], { cwd })).code).toBe(1)
  expect(unpacked(join(cwd, 'wiki.zip')).map(({ name }) => name)).toContain('wiki/services/web.html')
})

test.each([
  ['dist/wiki.zip', 'would lie in the site itself'],
  ['gone/wiki.zip', 'there is no such file or folder (ENOENT)'],
  ['folder.zip', 'it is not a file'],
])('an archive at %s is refused: exit 3, nothing left behind', async (file, reason) => {
  const cwd = catalogue()
  mkdirSync(join(cwd, 'folder.zip'))
  writeFileSync(join(cwd, 'other'), '')
  const { code, stderr } = await runCli(['build', '--archive', file], { cwd })
  expect(stderr).toMatch(/\nerror: .*\n {2}= help: /)
  expect(stderr).toContain(reason)
  expect(code).toBe(3)
  expect(readdirSync(cwd).sort()).toEqual(['.portolan', 'content', 'dist', 'folder.zip', 'other'])
})

test.each([
  [['build', '--archive'], '.zip'],
  [['export', 'zim'], '.zim'],
])('%j replaces no file that is named otherwise than %s', async (args, ending) => {
  const cwd = catalogue()
  writeFileSync(join(cwd, 'portolan.config.yaml'), 'title: Fleet\n')
  expect(await runCli([...args, 'portolan.config.yaml'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `error: \`portolan.config.yaml\` does not end in ${ending}\n  = help: name it like \`site${ending}\`\n`,
  })
  expect(readFileSync(join(cwd, 'portolan.config.yaml'), 'utf8')).toBe('title: Fleet\n')
})

test('Ctrl-C while packing leaves neither half an archive nor a file beside it', async () => {
  const services = Array.from({ length: 300 }, (_, number) => [
    `content/services/s${number}.md`,
    service(`S${number}`),
  ])
  const cwd = folderWith(Object.fromEntries(services))
  expect((await runCli(['build'], { cwd })).code).toBe(0)
  const staged = () => readdirSync(cwd).some((name) => name.startsWith('wiki.zip.'))
  const { code, stderr } = await runCli(['build', '--archive', 'wiki.zip'], { cwd, killWhen: staged })
  expect(stderr).toContain('Interrupted')
  expect(code).toBe(130)
  expect(existsSync(join(cwd, 'wiki.zip'))).toBe(false)
  expect(staged()).toBe(false)
})

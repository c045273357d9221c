// Other people's judges on the built example site: the Nu checker, linkinator and Lighthouse. They are installed into a
// folder of their own. `node scripts/outside/check.js [SITE]`; exit 1 where one of them finds something.
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { checkLinks } from './links.js'
import { checkByNu } from './nu.js'
import { measurePages } from './pages.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const work = join(here, 'work')
const site = resolve(process.argv[2] ?? 'dist')

if (!existsSync(join(site, 'index.html'))) {
  console.error(`there is no site in ${site}: run \`npm run build\` first`)
  process.exit(2)
}

install()
const tools = createRequire(join(work, 'package.json'))
const load = (name) => import(pathToFileURL(tools.resolve(name)).href)

const found = tell('Nu HTML checker', checkByNu({ jar: tools('vnu-jar'), site }))
const server = fork(join(here, 'static-server.js'), [site])
const [address] = await once(server, 'message')
try {
  const { dead, followed } = await checkLinks(await load('linkinator'), address)
  found.push(...tell(`linkinator, ${followed} links`, dead))
  const [{ default: lighthouse }, { launch }] = await Promise.all([
    load('lighthouse'),
    load('chrome-launcher'),
  ])
  const { lines, wrong } = await measurePages({ lighthouse, launch }, address)
  found.push(...tell(['Lighthouse', ...lines].join('\n  '), wrong))
} finally {
  server.kill()
}
process.exit(found.length === 0 ? 0 : 1)

function install() {
  cpSync(join(here, 'package.json'), join(work, 'package.json'))
  const npm = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
    {
      cwd: work,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  if (npm.status === 0) return
  console.error('the checkers could not be installed; is the npm registry reachable?')
  process.exit(3)
}

/** Says what a judge found: all of it, or that it found nothing. */
function tell(judge, lines) {
  console.log(`${judge}: ${lines.length === 0 ? 'nothing to complain of' : `${lines.length} found`}`)
  for (const line of lines.slice(0, 50)) console.log(`  ${line}`)
  return lines
}

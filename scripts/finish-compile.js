// tsc copies no static files: the browser assets go beside the compiled theme, and the program becomes executable.
import { chmodSync, cpSync, rmSync } from 'node:fs'

rmSync('lib/theme/assets', { recursive: true, force: true })
cpSync('theme/assets', 'lib/theme/assets', { recursive: true })
chmodSync('lib/src/cli.js', 0o755)

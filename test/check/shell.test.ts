import { expect, test } from 'vitest'
import { argvCommand, shellCommands } from '../../src/check/shell.ts'

/** A script's commands as `wrappers… > name args`, unknown words as `?`. */
const read = (script: string): string[] =>
  shellCommands(script).map(({ wrappers, name, args, pipeTo }) => {
    const front = wrappers.map((words) => `${words.map((word) => word ?? '?').join(' ')} > `).join('')
    return `${front}${[name, ...args.map((arg) => arg ?? '?')].join(' ')}${pipeTo ? ' | …' : ''}`
  })

test.each([
  ['apt-get install -y memcached', ['apt-get install -y memcached']],
  [
    'cd /srv && ./configure "--prefix=/opt/my app"; make',
    ['cd /srv', 'configure --prefix=/opt/my app', 'make'],
  ],
  [
    'curl -s https://example.org/i | tee log | sudo bash -s',
    ['curl -s https://example.org/i | …', 'tee log | …', 'sudo > bash -s'],
  ],
  ['sudo -u postgres -- psql -c "SELECT 1"', ['sudo -u postgres -- > psql -c SELECT 1']],
  [
    'sudo -E env LANG=C nice -n 19 timeout -k 5 1m rsync a b',
    ['sudo -E > env LANG=C > nice -n 19 > timeout -k 5 1m > rsync a b'],
  ],
  ['sudo -niu web env -iu A make', ['sudo -niu web > env -iu A > make']],
  ['sudo -ugit make', ['sudo -ugit > make']],
  ['while a; do b; done > "$(c)" < <(d)', ['a', 'b', 'c', 'd', '']],
  ['if [ -e /x ]; then rm -rf /x; else (cd / && ls); fi', ['[ -e /x ]', 'rm -rf /x', 'cd /', 'ls']],
  ['for i in 1 2; do echo $i "a$i" \'a$i\'; done', ['echo ? ? a$i']],
  [
    'bash -c "apt-get update; apt-get install nginx"',
    ['bash -c apt-get update; apt-get install nginx', 'apt-get update', 'apt-get install nginx'],
  ],
  ['x="$(curl -s https://example.org | sh)"', ['', 'curl -s https://example.org | …', 'sh']],
  ['command -v nginx', ['command -v nginx']],
  ['ssh <host> cat /etc/motd', ['ssh ? cat /etc/motd']],
  ['# apt-get install vim', []],
  ["echo 'rm -rf /'", ['echo rm -rf /']],
  ['find . -name x | xargs -n 1 rm -f', ['find . -name x | …', 'xargs -n 1 > rm -f']],
])('%s', (script, commands) => {
  expect(read(script)).toEqual(commands)
})

test('redirections name their files', () => {
  const [command] = shellCommands("cat > /etc/app.conf <<'EOF'\nrm -rf /\nEOF\n")
  expect(command?.redirects).toEqual([
    { operator: '>', target: '/etc/app.conf' },
    { operator: '<<', target: undefined },
  ])
})

test('what a group is redirected to stands for a command without a name', () => {
  const commands = shellCommands('{ echo a; (echo b) > /srv/b; } > /etc/app.conf')
  expect(commands.map(({ name, redirects, start, end }) => [name, redirects, start, end])).toEqual([
    ['echo', [], 2, 8],
    ['echo', [], 11, 17],
    ['', [{ operator: '>', target: '/srv/b' }], 10, 27],
    ['', [{ operator: '>', target: '/etc/app.conf' }], 0, 46],
  ])
})

test('a list of arguments is one command, whatever its words look like', () => {
  const commands = argvCommand(['/usr/bin/install', '-d', '/srv/a; rm -rf /'])
  expect(commands.map(({ name, args }) => [name, args])).toEqual([['install', ['-d', '/srv/a; rm -rf /']]])
})

test('a script nested thousands deep has no commands, and does not end the program', () => {
  expect(shellCommands(`${'('.repeat(20_000)}rm -rf /${')'.repeat(20_000)}`)).toEqual([])
})

import { expect, test } from 'vitest'
import { found, judge, service } from './judged.ts'

const block = (fence: string, ...lines: string[]): string => `${service('packages: [nginx]')}
\`\`\`${fence}
${lines.join('\n')}
\`\`\`
`

test('a session is read behind its prompts, its output is not', () => {
  const text = block(
    'console',
    '$ systemctl status nginx',
    'hint: apt-get install vim',
    '# apt-get install \\',
    '    gdb strace',
    '$ sudo vim /etc/nginx/nginx.conf',
  )
  const top = text.slice(0, text.indexOf('$ systemctl')).split('\n').length
  expect(found({ 'services/web.md': text })).toEqual([
    `services/web.md:${top + 2}:3 warning: this example installs \`gdb\` and \`strace\`, which are not under \`packages\` [markdown/undocumented-package]`,
    `services/web.md:${top + 4}:3 info: this example changes \`/etc/nginx/nginx.conf\`, which is not under \`configs\` [markdown/undocumented-path]`,
  ])
})

test.each(['console', 'bash'])('a prompt may name user, host and folder: %s', (fence) => {
  const text = block(
    fence,
    'root@web1:~# apt install gdb',
    'Reading package lists... # apt install nano',
    '[web@web1 /srv]$ apt install strace',
  )
  const top = text.slice(0, text.indexOf('root@')).split('\n').length
  expect(found({ 'services/web.md': text })).toEqual([
    `services/web.md:${top}:14 warning: this example installs \`gdb\`, which is not under \`packages\` [markdown/undocumented-package]`,
    `services/web.md:${top + 2}:18 warning: this example installs \`strace\`, which is not under \`packages\` [markdown/undocumented-package]`,
  ])
})

test('passwords are seen behind the names that programs give them, and once', () => {
  const text = `${service(`configs:
  - path: /etc/web.conf
    notify: [nginx]
    settings:
      - {key: requirepass, value: Tr0ub4dor}
      - {key: spring.datasource.password, value: Tr0ub4dor}
      - {key: password, value: requisite pam_pwquality.so retry=3}
      - {key: validate_password, value: "ON"}
      - {key: ssl_password_file, value: /etc/web/pw1}
      - {key: auth-pass, value: "{{ vault.web1 }}"}
      - {key: ingress/auth-secret, value: web1-basic-auth}
      - {key: db.password, value: "lookup('db1::password')"}
units: [nginx]
commands: [{run: 'PG_PASSWORD=Tr0ub4dor pg_dump', when: operate, env: {WEB_TOKEN: abc123def456}}]`)}
\`POSTGRES_PASSWORD=Tr0ub4dor\`, \`"password": "Tr0ub4dor"\`, \`CI_TOKEN=abc123def456\`

\`MYSQL_ROOT_PASSWORD=my-secret-pw\`, \`DB_PASSWORD=$PASS1\`, \`PASSWORD_MIN_LENGTH=12characters\`, \`token: 1a2b3c4d5e\`
`
  expect(found({ 'services/web.md': text })).toEqual([
    'services/web.md:6:35 error: the value of `requirepass` looks like a secret [meta/secret]',
    'services/web.md:7:50 error: the value of `spring.datasource.password` looks like a secret [meta/secret]',
    'services/web.md:15:18 error: this command has a secret among its arguments: `PG_PASSWORD` [commands/secret-argument]',
    'services/web.md:15:83 error: this command has a secret in its environment: `WEB_TOKEN` [commands/secret-argument]',
    'services/web.md:26:20 error: this looks like a password [meta/secret]',
    'services/web.md:26:45 error: this looks like a password [meta/secret]',
    'services/web.md:26:69 error: this looks like a token [meta/secret]',
  ])
})

test('a password in a command is told of the text where the rule about commands is off', () => {
  const text = service("commands: [{run: 'PG_PASSWORD=Tr0ub4dor pg_dump', when: operate}]")
  const site = 'rules: {commands/secret-argument: off}\n'
  expect(found({ 'services/web.md': text, 'portolan.config.yaml': site })).toEqual([
    'services/web.md:2:31 error: this looks like a password [meta/secret]',
  ])
})

test.each(['', 'text', 'yaml', 'python', 'dockerfile'])('a block of `%s` is no shell', (fence) => {
  expect(
    found({ 'services/web.md': block(fence, 'apt-get install vim', 'sed -i s/a/b/ /etc/hosts') }),
  ).toEqual([])
})

test('placeholders and comments are no commands', () => {
  const text = block(
    'bash',
    '# apt-get install vim',
    'apt-get install <package>',
    'ssh <host> cat /etc/motd',
    'cp <file> /etc/',
  )
  expect(found({ 'services/web.md': text })).toEqual([])
})

test('pages other than services have no packages to compare with', () => {
  expect(found({ 'help/start.md': '```bash\napt-get install vim\n```\n' })).toEqual([])
})

test('links are judged by what they lead to', () => {
  const files = {
    'index.md': `# Start

[Web](services/edge/web.md), [its ports](services/edge/web.md#ports), [plan](help/plan.svg), [out](https://example.org/x#y),
[[web]], [[Web front end#Set up|set up]], [[web#set-up]], [[serviceops]], [[help/start]], [[start]], [up](#start-here).

[gone](services/web.md), [[web#Tear down]], [[wbe]], ![no plan](help/plan.svgz)

## Start here
`,
    'help/start.md': '# Getting started\n',
    'help/plan.svg': '<svg/>',
    'services/edge/web.md': `${service('title: Web front end')}\n## Set up\n`,
  }
  expect(
    judge(files).findings.map(({ place, severity, reason, help }) => [
      `${place.line}:${place.column}`,
      severity,
      reason,
      help,
    ]),
  ).toEqual([
    [
      '6:1',
      'error',
      'the link leads to `services/web.md`, which is not there',
      'the path is relative to this file; [[NAME]] finds a page wherever it is',
    ],
    [
      '6:26',
      'error',
      '`web` has no heading `Tear down`',
      'name a heading of that page as it is written there',
    ],
    ['6:45', 'warn', 'there is no page `wbe` yet', 'did you mean `[[web]]`?'],
    ['6:54', 'error', 'the picture `help/plan.svgz` is not there', 'did you mean `help/plan.svg`?'],
  ])
})

test('headings step down one at a time and up as they like', () => {
  const page = '# Title\n\n## A\n\n### B\n\n#### C\n\n## D\n\n#### E\n'
  expect(judge({ 'help/start.md': page }).findings.map(({ reason }) => reason)).toEqual([
    'the heading `E` goes from level 2 to level 4',
  ])
})

test('a link to nothing leads nowhere', () => {
  const text = `${service('')}\n[a](#) [b]()\n`
  const line = text.split('\n').length - 1
  expect(judge({ 'services/web.md': text }).findings.map(({ place, reason }) => [place, reason])).toEqual([
    [{ line, column: 1, endLine: line, endColumn: 7 }, 'the link leads nowhere'],
    [{ line, column: 8, endLine: line, endColumn: 13 }, 'the link leads nowhere'],
  ])
})

import { describe, expect, test } from 'vitest'
import { found, judge, service } from './judged.ts'

/** Rules that complain of a command which is otherwise guarded; `wants` are further fields of the service. */
function complaints(run: string, wants = ''): string[] {
  const files = {
    'services/web.md': service(
      `${wants}\ncommands:\n  - repeatable: true\n    run: ${JSON.stringify(run)}\n`,
    ),
  }
  return judge(files).findings.map(({ ruleId }) => ruleId)
}

describe('nothing is wrong with', () => {
  test.each([
    'sysctl --system',
    'test -e /etc/nginx/nginx.conf',
    "grep -q 'apt-get install vim' /etc/motd",
    'apt-get update',
    'apt-cache policy nginx',
    'apt-get remove -y nano',
    'pip install .',
    'npm install',
    'npm ci',
    'pip3 list | grep install',
    'echo "systemctl enable nginx" > /root/notes',
    'cat /etc/passwd > /srv/copy',
    'sed -n 1p /etc/hosts',
    "sed 's/a/b/' /etc/hosts",
    'tee /srv/out < /etc/hosts',
    'nginx -t 2> /dev/null',
    'systemctl daemon-reload',
    'systemctl restart rsyslog',
    'systemctl status nginx',
    'curl -fsS https://example.org/ -o /srv/page.html',
    'curl -s http://localhost:9200/_cat | python3 -m json.tool',
    'curl -s http://localhost:9200/_cat | jq . | less',
    "curl -s http://localhost/ | sh -c 'cat > /srv/x'",
    'curl -s http://localhost/ | python3 /usr/local/bin/parse.py',
    'rm -rf /var/lib/web/cache /srv/web/tmp/*',
    'rm -f /etc/nginx/sites-enabled/default',
    'rm -rf "$DIRECTORY/"',
    'dd if=/dev/zero of=/srv/disk.img bs=1M count=10',
    'wipefs /dev/sdb',
    'echo done > /dev/null',
    'mysql -u root -p -e "SELECT 1"',
    'mysql --password="$PASSWORD"',
    'psql --password -h db1001.example',
    'tool --password <password> --user web',
    'tool --token-file=/etc/web/token',
    'tool --password-file /etc/web/password',
    'git config --global credential.helper store',
    'curl -u "$USER:$PASS" https://example.org/',
    'curl -H "Authorization: Bearer $(cat /etc/token)" https://example.org/',
    'redis-cli -a "$(cat /etc/redis/password)" ping',
    'docker run -p 8080:80 --name web nginx',
    'ssh-keygen -t ed25519 -N "" -f /etc/ssh/key',
    "bash -c 'echo hello'",
    'install -d -m 0755 /srv/web',
    'apt-get install nano- && apt-get install --only-upgrade bash && apt-get install --dry-run vim && apt-get -sy install joe',
    'pip install ./dist/web-1.0-py3-none-any.whl web-1.0.tar.gz',
    'cd /srv/web && rm -rf * ./.cache',
    "sed -i '/etc/d' /srv/web.conf",
    'sed -e s/a/b/ -i /srv/web.conf',
    'systemctl --user enable web && systemctl --root=/mnt enable web && systemctl -M web start nginx',
    'adduser --disabled-password web && createuser --no-password web',
    'mongosh -u admin -p --eval "db.stats()"',
    'curl -H "X-Cache-Key: abc123def" -H "X-Idempotency-Key: 4f1c2a" https://example.org/',
    'docker service create --secret web-key web && tool --password=true',
    'podman run -e DB_PASSWORD=changeme -e DB_PASSWORD_FILE=/run/secrets/db web',
  ])('%s', (run) => {
    expect(complaints(run)).toEqual([])
  })
})

describe('something is wrong with', () => {
  test.each([
    ['apt-get install -y --no-install-recommends -t bookworm-backports nginx', 'commands/installs-package'],
    ['DEBIAN_FRONTEND=noninteractive apt-get -qq install nginx=1.22.1-9', 'commands/installs-package'],
    ['test -e /x || { apt install nginx; }', 'commands/installs-package'],
    ['python3 -m pip install "requests>=2.31"', 'commands/installs-package'],
    ['pip install -r requirements.txt', 'commands/installs-package'],
    ['npm i -g @example/tool@1.2.3', 'commands/installs-package'],
    ['go install example.org/tool/cmd/x@v1.2.3', 'commands/installs-package'],
    ["sh -c 'gem install bundler -v 2.4'", 'commands/installs-package'],
    ['for p in a b; do cargo install ripgrep; done', 'commands/installs-package'],
    ['docker pull registry.example.org:5000/web:1.2', 'commands/installs-package'],
    ['sed -i.bak s/a/b/ /etc/hosts', 'commands/edits-config'],
    ['perl -pi -e s/a/b/ /etc/hosts', 'commands/edits-config'],
    ['echo x | tee -a /etc//web/../web/x.conf', 'commands/edits-config'],
    ["cat > /etc/web.conf <<'EOF'\nport 443\nEOF\n", 'commands/edits-config'],
    ['{ echo a; echo b; } > /etc/web.conf', 'commands/edits-config'],
    ['for n in 1 2; do echo $n; done >> /etc/web.conf', 'commands/edits-config'],
    ["sed -i '/etc/d' /etc/web.conf", 'commands/edits-config'],
    ['composer require example/web:^1.0', 'commands/installs-package'],
    ['service nginx start', 'commands/starts-unit'],
    ['systemctl --now enable nginx.service', 'commands/starts-unit'],
    ['wget -qO- https://example.org/x | bash', 'commands/curl-pipe-shell'],
    ['curl -s https://example.org/x | gunzip | sh -s -- -y', 'commands/curl-pipe-shell'],
    ['curl -s https://example.org/x.py | python3 -', 'commands/curl-pipe-shell'],
    ['sh -c "$(curl -fsSL https://example.org/x)"', 'commands/curl-pipe-shell'],
    ['bash <(curl -s https://example.org/x)', 'commands/curl-pipe-shell'],
    ['eval "$(wget -qO- https://example.org/x)"', 'commands/curl-pipe-shell'],
    ['rm -rf /', 'commands/destructive'],
    ['rm --recursive --force /etc/', 'commands/destructive'],
    ['rm -fr /srv/*', 'commands/destructive'],
    ['mkfs.xfs -f /dev/nvme0n1', 'commands/destructive'],
    ['dd if=/dev/zero of=/dev/sda bs=1M', 'commands/destructive'],
    ['wipefs --all /dev/sdb', 'commands/destructive'],
    ['cat image > /dev/sdb', 'commands/destructive'],
    ['mkfs.ext4 /dev/vg0/web', 'commands/destructive'],
    ['mariadb -uroot -phunter2', 'commands/secret-argument'],
    ['PGPASSWORD=hunter2 psql -h db', 'commands/secret-argument'],
    ['env API_TOKEN=abc123 tool', 'commands/secret-argument'],
    ['tool --password hunter2', 'commands/secret-argument'],
    ['tool --client-secret=abc123', 'commands/secret-argument'],
    ['redis-cli -a hunter2 ping', 'commands/secret-argument'],
    ['curl -u web:hunter2 https://example.org/', 'commands/secret-argument'],
    ['curl https://web:hunter2@example.org/', 'commands/secret-argument'],
    ['curl -H "Authorization: Bearer abc.def" https://example.org/', 'commands/secret-argument'],
    ['curl -uweb:hunter2 https://example.org/', 'commands/secret-argument'],
    ['curl --user=web:hunter2 https://example.org/', 'commands/secret-argument'],
    ['curl -H "X-Auth-Token: abc123def" https://example.org/', 'commands/secret-argument'],
    ['curl -H "X-Web-Api-Key: abc123def" https://example.org/', 'commands/secret-argument'],
    ['WEB_PASSWORD=hunter2x tool', 'commands/secret-argument'],
    ['docker run -e POSTGRES_PASSWORD=Tr0ub4dor postgres', 'meta/secret'],
    ['export DB_PASSWORD=Tr0ub4dor', 'meta/secret'],
    ['echo root:hunter2 | chpasswd', 'commands/secret-argument'],
    ['sshpass -p hunter2 ssh web1001.example', 'commands/secret-argument'],
  ])('%s', (run, ruleId) => {
    expect(complaints(run)).toEqual([ruleId])
  })
})

test('what is documented may be installed, edited and started', () => {
  const wants = `packages: [nginx, {name: Flask-Login, source: pypi, version: 0.6.3, why: Newer., lock: r.txt, tracking: T1}]
configs: [{path: /etc/nginx/, notify: nginx}, /etc/hosts]
units: ["web@.service", nginx]`
  const run =
    'apt-get install nginx && pip install flask_login==0.6.3 && sed -i s/a/b/ /etc/hosts && echo x > /etc/nginx/conf.d/x.conf && systemctl enable nginx.service web@1'
  expect(complaints(run, wants)).toEqual([])
})

test('names are compared as apt reads them', () => {
  const run = 'apt-get install g++ libstdc++6+ nginx:amd64+ vim-'
  expect(complaints(run, 'packages: [g++, libstdc++6, nginx]')).toEqual([])
})

test('a list of requirements that is the lock of a package is documented', () => {
  const web = '{name: web, source: git, version: v1, why: Ours., lock: files/requirements.txt, tracking: T1}'
  const text = (file: string) =>
    service(`packages: [${web}]
commands: [{run: pip install -r /srv/web/${file}, repeatable: true}]
`)
  expect(judge({ 'services/web.md': text('requirements.txt') }).findings).toEqual([])
  const [finding] = judge({ 'services/web.md': text('dev.txt') }).findings
  expect([finding?.reason, finding?.help]).toEqual([
    'this command installs whatever a file lists, which is not under `packages`',
    'list what it installs under `packages` with `source: pypi`, `version` and `why`, and `lock: /srv/web/dev.txt`',
  ])
})

test.each([
  ['sudo -u web make', 'leave `sudo` out and add `as: web`'],
  ['sudo -iu web make', 'leave `sudo` out and add `as: web`'],
  ['sudo -uweb make', 'leave `sudo` out and add `as: web`'],
  ['runuser --user=web -- make', 'leave `runuser` out and add `as: web`'],
  ['sudo -nu root make', 'leave `sudo` out'],
  ['sudo -E make', 'leave `sudo` out'],
])('who runs it is said in as: %s', (run, help) => {
  const { findings } = judge({ 'services/web.md': service(`commands: [{run: ${run}, repeatable: true}]\n`) })
  expect(findings.map((finding) => [finding.ruleId, finding.help])).toEqual([['commands/sudo', help]])
})

test('the runbook may install, edit and start what it likes', () => {
  const text = service(`commands:
  - {run: apt-get install gdb, when: emergency}
  - {run: sed -i s/a/b/ /etc/hosts, when: operate}
  - {run: systemctl start nginx, when: operate}
`)
  expect(found({ 'services/web.md': text })).toEqual([])
})

test('a list of arguments is no shell', () => {
  const text = service(`commands:
  - {run: [echo, "apt-get install vim > /etc/hosts"], repeatable: true}
  - {run: [apt-get, install, vim], repeatable: true}
`)
  expect(found({ 'services/web.md': text })).toEqual([
    'services/web.md:4:11 error: this command installs `vim`, which is not under `packages` [commands/installs-package]',
  ])
})

test('a secret is never repeated in what is said about it', () => {
  const text = service(`commands:
  - {run: mysql -phunter2, when: operate, env: {MYSQL_PWD: hunter3, PATH: /usr/bin, API_TOKEN: null}}
`)
  const { findings } = judge({ 'services/web.md': text })
  expect(findings.map(({ place, reason }) => [place.line, place.column, reason])).toEqual([
    [3, 11, 'this command has a secret among its arguments: `-p`'],
    [3, 60, 'this command has a secret in its environment: `MYSQL_PWD`'],
  ])
  expect(JSON.stringify(findings)).not.toMatch(/hunter/)
})

test('a user other than root is proposed for `as`', () => {
  const text = service(`commands:
  - {run: sudo -u postgres psql -l, when: operate}
  - {run: sudo systemctl reload nginx, when: operate}
`)
  expect(judge({ 'services/web.md': text }).findings.map(({ help }) => help)).toEqual([
    'leave `sudo` out and add `as: postgres`',
    'leave `sudo` out',
  ])
})

test('a disk may be formatted behind a guard', () => {
  const text = service(`commands:
  - {run: mkfs.ext4 /dev/sdb1, unless: blkid /dev/sdb1}
  - {run: rm -rf /etc, onlyif: test -e /etc}
`)
  expect(found({ 'services/web.md': text })).toEqual([
    'services/web.md:4:11 warning: this command removes everything in `/etc` [commands/destructive]',
  ])
})

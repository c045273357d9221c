import type { Defect } from '../defects.ts'
import type { Plot } from '../plot.ts'

const file = (rest: string): string => `{path: /etc/planted.conf, ${rest}}`
const whole = 'action: create, owner: root, group: root, mode: "0644"'

/** Lets the fleet know what Debian has: all that the roles install, and these packages. */
function knowDebian(plot: Plot, packages: string): void {
  const configuration = plot.text('portolan.config.yaml')
  plot.add('portolan.config.yaml', `${configuration}apt: apt-snapshot.txt\nhostFacts: [{suite: bookworm}]\n`)
  const installed = [...plot.packages(), 'openssh-server', 'prometheus-node-exporter']
  const others = [...new Set(installed)].filter((name) => !packages.includes(` ${name} `))
  const known = others.map((name) => ` ${name} 1.0-1\n`).join('')
  plot.add(
    'apt-snapshot.txt',
    `Format: portolan-apt-snapshot 1\nScope: documented\nMissing:\n nginx-lite\n\nSuite: bookworm\nComponent: main\nPackages:\n${known}${packages}\nPyPI:\n pyyaml python3-yaml\n`,
  )
}

/** Packages, configuration files, commands and units. */
export const softwareDefects: readonly Defect[] = [
  {
    rule: 'packages/undocumented',
    what: 'no list of packages',
    plant: (plot) => plot.role().drop('packages').markTop(),
  },
  {
    rule: 'packages/name-invalid',
    what: 'a capital letter',
    plant: (plot) => plot.role().append('packages', '⟦Nginx⟧'),
  },
  {
    rule: 'packages/name-invalid',
    what: 'name and version in one',
    plant: (plot) => plot.role().append('packages', '⟦nginx=1.22.1-9⟧'),
  },
  {
    rule: 'packages/name-invalid',
    what: 'a future Debian name that is none',
    plant: (plot) =>
      plot
        .address()
        .append(
          'packages',
          '{name: httpbin, source: pypi, version: 0.10.2, why: Not in Debian., lock: requirements.txt, packagedAs: ⟦Python_httpbin⟧}',
        ),
  },
  {
    rule: 'packages/non-debian-unjustified',
    what: 'a package of PyPI without a reason',
    plant: (plot) =>
      plot
        .address()
        .append(
          'packages',
          '{name: ⟦httpbin⟧, source: pypi, version: 0.10.2, lock: requirements.txt, packagedAs: python3-httpbin}',
        ),
  },
  {
    rule: 'packages/non-debian-unpinned',
    what: 'a package of npm without a version',
    plant: (plot) =>
      plot
        .address()
        .append(
          'packages',
          '{name: ⟦statsd⟧, source: npm, why: Debian has none., lock: package-lock.json, packagedAs: node-statsd}',
        ),
  },
  {
    rule: 'packages/non-debian-unpinned',
    what: 'a branch of a repository',
    plant: (plot) =>
      plot
        .address()
        .append(
          'packages',
          '{name: wiki-tools, source: git, version: ⟦main⟧, why: Ours alone., tracking: T1}',
        ),
  },
  {
    rule: 'packages/non-debian-unlocked',
    what: 'an image without a digest',
    plant: (plot) =>
      plot
        .address()
        .append(
          'packages',
          '{name: ⟦registry⟧, source: container, version: 2.8.3, why: None in Debian., tracking: T1}',
        ),
  },
  {
    rule: 'packages/not-packaged-yet',
    what: 'nothing in sight for Debian',
    plant: (plot) =>
      plot
        .address()
        .append(
          'packages',
          '{name: ⟦httpbin⟧, source: pypi, version: 0.10.2, why: None in Debian., lock: requirements.txt}',
        ),
  },
  {
    rule: 'packages/apt-source-incomplete',
    what: 'another repository without its component',
    plant: (plot) =>
      plot.role().append('packages', '{name: ⟦planted-tool⟧, source: apt, repository: apt.example.org}'),
  },
  {
    rule: 'packages/apt-source-incomplete',
    what: 'another repository that is not named',
    plant: (plot) => plot.role().append('packages', '{name: ⟦planted-tool⟧, source: apt, component: main}'),
  },
  {
    rule: 'packages/version-conflict',
    what: 'two versions on one host',
    plant: (plot) => {
      const [first, second] = [plot.address(), plot.address()].sort((a, b) => (a.id < b.id ? -1 : 1))
      first
        ?.set('hosts', '[shared1001.eqiad.wmnet]')
        .append('packages', '{name: planted-tool, version: ⟪"<< 3.0"⟫}')
      second
        ?.set('hosts', '[shared1001.eqiad.wmnet]')
        .append('packages', '{name: planted-tool, version: ⟦">= 3.0.11"⟧}')
    },
  },
  {
    rule: 'packages/duplicate',
    what: 'a package of the list again',
    plant: (plot) => {
      const ground = plot.role()
      ground.set('packages', '[curl, ⟪nginx⟫, jq, ⟦nginx⟧]')
    },
  },
  {
    rule: 'packages/debian-equivalent-exists',
    what: 'a package of PyPI that Debian has',
    plant: (plot) => {
      knowDebian(plot, ' python3-yaml 6.0-3+b2\n')
      plot
        .address()
        .append(
          'packages',
          '{name: ⟦PyYAML⟧, source: pypi, version: "5.4", lock: requirements.txt, why: As ever.}',
        )
    },
  },
  {
    rule: 'packages/unknown-in-suite',
    what: 'a package that Debian does not have',
    plant: (plot) => {
      knowDebian(plot, ' nginx-light 1.22.1-9+deb12u3\n')
      plot.address().append('packages', '⟦nginx-lite⟧')
    },
  },
  {
    rule: 'packages/version-unsatisfiable',
    what: 'a version that Debian does not have yet',
    plant: (plot) => {
      knowDebian(plot, ' planted-tool 1.6.18-1\n')
      plot.address().append('packages', '{name: planted-tool, version: ⟦">= 1.6.20"⟧}')
    },
  },
  {
    rule: 'packages/snapshot-invalid',
    what: 'a line of the package snapshot that was cut off',
    plant: (plot) => knowDebian(plot, ' nginx-light 1.22.1-9+deb12u3\n ⟦planted-tool⟧\n'),
  },
  {
    rule: 'packages/snapshot-incomplete',
    what: 'a package that was documented after the snapshot was made',
    plant: (plot) => {
      knowDebian(plot, ' nginx-light 1.22.1-9+deb12u3\n')
      plot.address().append('packages', 'planted-tool')
      const configuration = plot.text('portolan.config.yaml')
      plot.add('portolan.config.yaml', configuration.replace('apt-snapshot.txt', '⟦apt-snapshot.txt⟧'))
    },
  },
  {
    rule: 'packages/snapshot-invalid',
    what: 'a package snapshot that is not there',
    plant: (plot) => {
      plot.add('portolan.config.yaml', `${plot.text('portolan.config.yaml')}apt: ⟦debian.txt⟧\n`)
    },
  },
  {
    rule: 'configs/undocumented',
    what: 'no list of files',
    plant: (plot) => plot.address().drop('configs').markTop(),
  },
  {
    rule: 'configs/path-not-absolute',
    what: 'a relative path',
    plant: (plot) => plot.address().append('configs', '⟦nginx/nginx.conf⟧'),
  },
  {
    rule: 'configs/path-not-absolute',
    what: 'a path with a way round in it',
    plant: (plot) => plot.address().append('configs', '{path: ⟦"/etc/nginx/../planted.conf"⟧}'),
  },
  {
    rule: 'configs/path-not-absolute',
    what: 'the home of somebody',
    plant: (plot) => plot.address().append('configs', '⟦"~/.planted"⟧'),
  },
  {
    rule: 'configs/mode-invalid',
    what: 'a mode in letters',
    plant: (plot) => plot.address().append('configs', file('mode: ⟦"u=rw,g=r,o=r"⟧')),
  },
  {
    rule: 'configs/mode-invalid',
    what: 'a mode as Python writes it',
    plant: (plot) => plot.address().append('configs', file('mode: ⟦0o644⟧')),
  },
  {
    rule: 'configs/mode-invalid',
    what: 'digits that are not octal',
    plant: (plot) => plot.address().append('configs', file('mode: ⟦"0689"⟧')),
  },
  {
    rule: 'configs/ownership-missing',
    what: 'a new file that nobody owns',
    plant: (plot) =>
      plot.address().append('configs', '{path: ⟦/etc/planted.conf⟧, action: create, content: "a = 1"}'),
  },
  {
    rule: 'configs/content-missing',
    what: 'a new file without content',
    plant: (plot) => plot.address().append('configs', `{path: ⟦/etc/planted.conf⟧, ${whole}}`),
  },
  {
    rule: 'configs/from-missing',
    what: 'a file that does not lie beside the document',
    plant: (plot) => {
      plot.add('services/virtual/files/planted.conf', 'a = 1\n')
      plot.address().append('configs', file(`${whole}, from: ⟦files/planted.cnf⟧`))
    },
  },
  {
    rule: 'configs/from-outside',
    what: 'a file outside the content folder',
    plant: (plot) => plot.address().append('configs', file(`${whole}, from: ⟦../../../etc/passwd⟧`)),
  },
  {
    rule: 'configs/shared-file',
    what: 'one file of two services on one host',
    plant: (plot) => {
      const [first, second] = [plot.address(), plot.address()].sort((a, b) => (a.id < b.id ? -1 : 1))
      first?.set('hosts', '[lvs1017.eqiad.wmnet]').append('configs', '⟪/etc/planted.conf⟫')
      second?.set('hosts', '["lvs[1017-1018].eqiad.wmnet"]').append('configs', '{path: ⟦/etc/planted.conf⟧}')
    },
  },
  {
    rule: 'configs/setting-conflict',
    what: 'one key with two values on one host',
    plant: (plot) => {
      const [first, second] = [plot.address(), plot.address()].sort((a, b) => (a.id < b.id ? -1 : 1))
      const setting = (value: string) =>
        `{path: /etc/sysctl.conf, shared: keyed, settings: [{key: vm.swappiness, value: ${value}, separator: =}]}`
      first?.set('hosts', '[lvs1017.eqiad.wmnet]').append('configs', setting('⟪10⟫'))
      second?.set('hosts', '[lvs1017.eqiad.wmnet]').append('configs', setting('⟦60⟧'))
    },
  },
  {
    rule: 'configs/notify-unknown',
    what: 'a unit that the document does not list',
    plant: (plot) => plot.role().append('configs', file('notify: ⟦planted⟧')),
  },
  {
    rule: 'configs/notify-unknown',
    what: 'one of two units',
    plant: (plot) => {
      const ground = plot.role()
      ground.append('configs', file(`notify: [${ground.items('units')[0]}, ⟦planted.service⟧]`))
    },
  },
  {
    rule: 'configs/no-reload',
    what: 'a changed file that nothing is told of',
    plant: (plot) =>
      plot.address().append('units', 'planted.service').append('configs', '⟦/etc/planted.conf⟧'),
  },
  {
    rule: 'configs/tmp-path',
    what: 'a file that is gone after a restart',
    plant: (plot) => plot.address().append('configs', '{path: ⟦/run/planted/planted.conf⟧}'),
  },
  {
    rule: 'configs/tmp-path',
    what: 'a file in /tmp',
    plant: (plot) => plot.address().append('configs', '⟦/tmp/planted.conf⟧'),
  },
  {
    rule: 'commands/undocumented',
    what: 'no list of commands',
    plant: (plot) => plot.role().drop('commands').markTop(),
  },
  {
    rule: 'commands/unguarded',
    what: 'a command that is run every time',
    plant: (plot) => plot.address().append('commands', '{run: ⟦createdb web⟧, as: postgres}'),
  },
  {
    rule: 'commands/unguarded',
    what: 'the short form',
    plant: (plot) => plot.address().append('commands', '⟦createdb web⟧'),
  },
  {
    rule: 'commands/installs-package',
    what: 'apt-get behind a condition',
    plant: (plot) =>
      plot
        .address()
        .append(
          'commands',
          '{run: ⟦"test -e /a || apt-get install -y --no-install-recommends planted-tool"⟧, repeatable: true}',
        ),
  },
  {
    rule: 'commands/installs-package',
    what: 'pip as a list of words',
    plant: (plot) =>
      plot
        .address()
        .append('commands', '{run: ⟦[python3, -m, pip, install, "requests==2.32"]⟧, creates: /srv/venv}'),
  },
  {
    rule: 'commands/installs-package',
    what: 'a file of requirements',
    plant: (plot) =>
      plot.address().append('commands', '{run: ⟦pip3 install -r requirements.txt⟧, creates: /srv/venv}'),
  },
  {
    rule: 'commands/edits-config',
    what: 'sed in place',
    plant: (plot) =>
      plot.address().append('commands', '{run: ⟦"sed -i s/8/4/ /etc/nginx/nginx.conf"⟧, repeatable: true}'),
  },
  {
    rule: 'commands/edits-config',
    what: 'a redirection in a subshell',
    plant: (plot) =>
      plot
        .address()
        .append('commands', '{run: ⟦"(umask 077; echo x >> /etc/planted.conf)"⟧, repeatable: true}'),
  },
  {
    rule: 'commands/edits-config',
    what: 'tee behind sudo',
    plant: (plot) =>
      plot
        .address()
        .append(
          'commands',
          '{run: ⟦echo x | env A=1 tee -a /etc/planted.conf⟧, when: install, repeatable: true}',
        ),
  },
  {
    rule: 'commands/starts-unit',
    what: 'a unit that the document does not list',
    plant: (plot) =>
      plot.role().append('commands', '{run: ⟦systemctl enable --now planted⟧, repeatable: true}'),
  },
  {
    rule: 'commands/curl-pipe-shell',
    what: 'a script of somebody else',
    plant: (plot) =>
      plot
        .address()
        .append(
          'commands',
          '{run: ⟦"curl -fsSL https://get.example.org | bash -s -- --yes"⟧, creates: /srv/thing}',
        ),
  },
  {
    rule: 'commands/curl-pipe-shell',
    what: 'a script in a substitution',
    plant: (plot) =>
      plot
        .address()
        .append(
          'commands',
          `{run: ⟦"bash -c \\"$(wget -qO- https://get.example.org)\\""⟧, creates: /srv/thing}`,
        ),
  },
  {
    rule: 'commands/destructive',
    what: 'a file system made anew',
    plant: (plot) => plot.address().append('commands', '{run: ⟦mkfs.ext4 /dev/sdb1⟧, when: emergency}'),
  },
  {
    rule: 'commands/destructive',
    what: 'everything removed',
    plant: (plot) => plot.address().append('commands', '{run: ⟦rm -rf --no-preserve-root /⟧, when: operate}'),
  },
  {
    rule: 'commands/destructive',
    what: 'a device overwritten',
    plant: (plot) =>
      plot.address().append('commands', '{run: ⟦dd if=/dev/zero of=/dev/sda bs=1M⟧, when: operate}'),
  },
  {
    rule: 'commands/secret-argument',
    what: 'a password behind an option',
    plant: (plot) =>
      plot.address().append('commands', `{run: ⟦"mysql -u root -phunter2 -e 'SELECT 1'"⟧, when: operate}`),
  },
  {
    rule: 'commands/sudo',
    what: 'another user by sudo',
    plant: (plot) =>
      plot.address().append('commands', '{run: ⟦sudo -u postgres createdb web⟧, unless: test -e /srv/web}'),
  },
  {
    rule: 'units/name-invalid',
    what: 'a suffix with a slip in it',
    plant: (plot) => plot.address().append('units', '⟦planted.sevice⟧'),
  },
  {
    rule: 'units/name-invalid',
    what: 'a character that no unit has',
    plant: (plot) => plot.address().append('units', '{name: ⟦php+fpm⟧, enabled: true}'),
  },
]

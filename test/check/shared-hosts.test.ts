import { describe, expect, test } from 'vitest'
import { found, judge, service } from './judged.ts'

describe('configs/shared-file', () => {
  test('three owners on overlapping hosts: one finding for each set of owners that meets', () => {
    const own = (hosts: string, path = '/etc/motd.d/10') => service(`hosts: ["${hosts}"]\nconfigs: [${path}]`)
    const { findings } = judge({
      'services/a.md': own('h[1-9]'),
      'services/b.md': own('h[4-6]'),
      'services/c.md': own('h[6-7]', '/etc/./motd.d//10').replace('/etc/./motd.d//10', '/etc/motd.d/10'),
    })
    expect(
      findings.map(({ path, place, reason, related }) => [
        `${path}:${place.line}:${place.column}`,
        reason,
        related.map((other) => `${other.path}: ${other.label}`),
      ]),
    ).toEqual([
      [
        'services/b.md:3:11',
        '`a` and `b` each own `/etc/motd.d/10` on h[4-5]',
        ['services/a.md: `a` modifies it'],
      ],
      [
        'services/c.md:3:11',
        '`a` and `c` each own `/etc/motd.d/10` on h7',
        ['services/a.md: `a` modifies it'],
      ],
      [
        'services/c.md:3:11',
        '`a`, `b` and `c` each own `/etc/motd.d/10` on h6',
        ['services/a.md: `a` modifies it', 'services/b.md: `b` modifies it'],
      ],
    ])
  })

  test('the base layer owns files too', () => {
    const files = {
      'portolan.config.yaml': 'base:\n  configs: [/etc/ssh/sshd_config]\n',
      'services/web.md': service('configs: [/etc/ssh/sshd_config]'),
    }
    expect(found(files)).toEqual([
      'services/web.md:2:11 error: the base layer of the site and `web` each own `/etc/ssh/sshd_config` on web1001.example [configs/shared-file]',
    ])
  })

  test.each([
    ['other hosts', 'hosts: [h2]\nconfigs: [/etc/x.conf]'],
    ['a retired service', 'lifecycle: retired\nconfigs: [/etc/x.conf]'],
    ['one fragment each', 'configs: [{path: /etc/x.conf, shared: fragment}]'],
    ['another file', 'configs: [/etc/y.conf]'],
  ])('it is quiet on %s', (_, other) => {
    const files = { 'services/web.md': service('configs: [/etc/x.conf]'), 'services/mail.md': service(other) }
    expect(found(files)).toEqual([])
  })

  test('two services that remove a file agree', () => {
    const remove = service('configs: [{path: /etc/x.conf, action: remove}]')
    expect(found({ 'services/web.md': remove, 'services/mail.md': remove })).toEqual([])
  })
})

describe('configs/setting-conflict', () => {
  const keyed = (settings: string, hosts = '[h1]') =>
    service(
      `hosts: ${hosts}\nconfigs:\n  - {path: /etc/ssh/sshd_config, shared: keyed, settings: [${settings}]}\n`,
    )

  test('the base layer’s value is defended', () => {
    const { findings } = judge({
      'portolan.config.yaml': `base:
  configs:
    - {path: /etc/ssh/sshd_config, shared: keyed, settings: [{key: PermitRootLogin, value: "no"}]}
`,
      'services/web.md': keyed('{key: PermitRootLogin, value: prohibit-password}', '["h[1-3]"]'),
    })
    expect(findings.map(({ reason, label, related }) => [reason, label, related[0]?.label])).toEqual([
      [
        'the base layer of the site and `web` set `PermitRootLogin` of `/etc/ssh/sshd_config` to different values on h[1-3]',
        '`web` sets `prohibit-password`',
        'the base layer of the site sets `no`',
      ],
    ])
  })

  test('one document may set a key twice, and two documents the same pair', () => {
    const keys = '{key: HostKey, value: /etc/ssh/a}, {key: HostKey, value: /etc/ssh/b}'
    const files = { 'services/web.md': keyed(keys), 'services/mail.md': keyed(keys) }
    expect(found(files)).toEqual([])
  })

  test('two owners of the whole file are one finding, not two', () => {
    const own = (value: string) =>
      service(`configs:\n  - {path: /etc/x.conf, settings: [{key: a, value: ${value}}]}\n`)
    expect(
      judge({ 'services/web.md': own('x'), 'services/mail.md': own('y') }).findings.map(
        ({ ruleId }) => ruleId,
      ),
    ).toEqual(['configs/shared-file'])
  })

  test('hosts on which the same two documents differ are told once', () => {
    const files = {
      'services/a.md': keyed('{key: UseDNS, value: "yes"}', '["h[1-2]"]'),
      'services/b.md': keyed('{key: UseDNS, value: "no"}', '["h[1-2]"]'),
      'services/c.md': keyed('{key: MaxSessions, value: 10}', '[h2]'),
    }
    expect(found(files)).toEqual([
      'services/b.md:4:81 error: `a` and `b` set `UseDNS` of `/etc/ssh/sshd_config` to different values on h[1-2] [configs/setting-conflict]',
    ])
  })
})

describe('packages/version-conflict', () => {
  const wants = (entry: string, hosts = '[h1]') => service(`hosts: ${hosts}\npackages: [${entry}]`)

  test('a third service on some of the hosts does not split the finding', () => {
    const files = {
      'services/a.md': wants('{name: openssl, version: "<< 3.0"}', '["h[1-2]"]'),
      'services/b.md': wants('{name: openssl, version: ">= 3.0"}', '["h[1-2]"]'),
      'services/c.md': wants('openssl', '[h2]'),
    }
    expect(found(files)).toEqual([
      'services/b.md:3:37 error: on h[1-2] `a` and `b` need versions of `openssl` that exclude each other [packages/version-conflict]',
    ])
  })

  test('what one service removes another may not need', () => {
    const { findings } = judge({
      'services/a.md': wants('{name: exim4, ensure: absent}'),
      'services/b.md': wants('exim4'),
    })
    expect(findings.map(({ note }) => note)).toEqual(['`a` wants it absent, `b` wants any version'])
  })

  test.each([
    ['relations that overlap', '{name: openssl, version: ">= 1.1, << 4"}'],
    ['the same version, written with an epoch of 0', '{name: openssl, version: "0:3.0"}'],
    [
      'another source',
      '{name: openssl, source: gem, version: 1.0.0, why: Newer., lock: Gemfile.lock, tracking: T1}',
    ],
    ['a version that is no relation', '{name: openssl, version: "^3.1"}'],
  ])('it is quiet on %s', (_, other) => {
    const files = {
      'services/a.md': wants('{name: openssl, version: "= 3.0"}'),
      'services/b.md': wants(other),
    }
    expect(found(files)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { found, judge, service } from './judged.ts'

const stated = 'exposure: public, tls: required, auth: none, allow: any'
const on = (hosts: string, ...ports: string[]): string =>
  service(`hosts: ${hosts}\nports:\n${ports.map((port) => `  - {${port}, ${stated}}\n`).join('')}`)

describe('ports/conflict', () => {
  test('the worked example: places, note and help', () => {
    const { findings } = judge({
      'services/mail.md': on('[edge-1]', 'port: 443, bind: 192.0.2.7'),
      'services/web.md': on('[edge-1]', 'port: 443, bind: 0.0.0.0'),
    })
    expect(findings).toEqual([
      {
        ruleId: 'ports/conflict',
        severity: 'error',
        path: 'services/web.md',
        document: 'web',
        place: { line: 4, column: 12, endLine: 4, endColumn: 15 },
        reason: 'tcp/443 on edge-1 is claimed by `mail` and `web`',
        label: '`web` binds 0.0.0.0:443',
        note: '0.0.0.0 includes 192.0.2.7',
        help: 'bind each to an address of its own, or put one behind the other; 8443 is free on edge-1',
        related: [
          {
            path: 'services/mail.md',
            place: { line: 4, column: 12, endLine: 4, endColumn: 15 },
            label: '`mail` binds 192.0.2.7:443',
          },
        ],
        fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
      },
    ])
  })

  test('many hosts are one finding, folded', () => {
    const files = {
      'services/mail.md': on('["mc[1001-1018]"]', 'port: 11211, bind: "*"'),
      'services/web.md': on('["mc[1005-1030]"]', 'port: 11211, bind: 10.0.0.1'),
    }
    expect(found(files)).toEqual([
      'services/web.md:4:12 error: tcp/11211 on mc[1005-1018] is claimed by `mail` and `web` [ports/conflict]',
    ])
  })

  test('three services that collide are one finding with two related places', () => {
    const { findings } = judge({
      'services/a.md': on('[h1]', 'port: 8080, bind: "*"'),
      'services/b.md': on('[h1]', 'port: 8080, bind: "*"'),
      'services/c.md': on('[h1]', 'port: 8080, bind: "*"'),
    })
    expect(findings.map(({ reason, related }) => [reason, related.map(({ path }) => path)])).toEqual([
      ['tcp/8080 on h1 is claimed by `a`, `b` and `c`', ['services/a.md', 'services/b.md']],
    ])
  })

  test('the base layer of the site is claimed against as well', () => {
    const { findings } = judge({
      'portolan.config.yaml': 'base:\n  ports:\n    - {port: 9100, bind: "*"}\n',
      'services/web.md': on('[h1]', 'port: 9100, bind: 127.0.0.1').replace(
        'exposure: public',
        'exposure: loopback',
      ),
    })
    expect(findings.map(({ reason, path, related }) => [path, reason, related])).toEqual([
      [
        'services/web.md',
        'tcp/9100 on h1 is claimed by the base layer of the site and `web`',
        [
          {
            path: 'portolan.config.yaml',
            place: { line: 3, column: 14, endLine: 3, endColumn: 18 },
            label: 'the base layer of the site binds *:9100',
          },
        ],
      ],
    ])
  })

  test('within one document', () => {
    expect(
      found({ 'services/web.md': on('[h1]', 'port: 443, bind: "::"', 'port: 443, bind: 0.0.0.0') }),
    ).toEqual(['services/web.md:5:12 error: tcp/443 on h1 is claimed twice by `web` [ports/conflict]'])
  })

  test('one number in the fleet, if the site says so', () => {
    const files = {
      'portolan.config.yaml': 'ports: {unique: fleet}\n',
      'services/mail.md': on('[h1]', 'port: 30443, bind: 192.0.2.7'),
      'services/web.md': on('[h2]', 'port: 30443, bind: 192.0.2.8'),
    }
    expect(found(files)).toEqual([
      'services/web.md:4:12 error: tcp/30443 is claimed by `mail` and `web`, and numbers are unique in this fleet [ports/conflict]',
    ])
  })

  test.each([
    ['each on an address of its own', 'port: 443, bind: 192.0.2.7', 'port: 443, bind: 192.0.2.8'],
    ['IPv4 beside IPv6 only', 'port: 443, bind: 0.0.0.0', 'port: 443, bind: "::", v6only: true'],
    ['another transport', 'port: 443, bind: "*"', 'port: 443, bind: "*", transport: udp'],
    ['another namespace', 'port: 443, bind: "*"', 'port: 443, bind: "*", netns: pod'],
    [
      'shared on purpose',
      'port: 443, bind: "*", share: {group: edge, by: sni}',
      'port: 443, bind: "*", share: {group: edge, by: sni}',
    ],
  ])('it is quiet on %s', (_, one, other) => {
    expect(found({ 'services/mail.md': on('[h1]', one), 'services/web.md': on('[h1]', other) })).toEqual([])
  })
})

describe('what a port says of itself', () => {
  const port = (fields: string, lifecycle = 'production') =>
    found({ 'services/web.md': service(`lifecycle: ${lifecycle}\nports: [${fields}]`) }).map((line) =>
      line.replace(/^\S+ /, ''),
    )

  test('the short form states nothing, and production must state it', () => {
    expect(port('8443/tcp')).toEqual([
      'error: nobody says who can reach tcp/8443 [ports/exposure-missing]',
      'error: tcp/8443 can be reached from other hosts and has no `tls` or `auth` [ports/security-missing]',
      'warning: nobody says which address tcp/8443 is bound to [ports/bind-unknown]',
    ])
    expect(port('8443/tcp', 'experimental').map((line) => line.split(':')[0])).toEqual([
      'warning',
      'warning',
      'warning',
    ])
  })

  test.each([
    '{socket: /run/web.sock, transport: unix}',
    '{port: 8443, bind: localhost}',
    '{port: 8443, bind: [127.0.0.1, "::1"], exposure: loopback}',
    '{port: 8443, state: reserved}',
    '{port: 8443, state: disabled}',
    '{port: 53, protocol: dns, transport: udp, bind: 192.0.2.1, exposure: public, tls: none, auth: none, allow: any}',
    '{port: 11211, protocol: memcached, bind: 10.0.0.1, exposure: internal, tls: none, auth: none, allow: ["10.0.0.0/24", "2001:db8::/64"]}',
    '{port: 11211, protocol: memcached, bind: 10.0.0.1, exposure: internal, tls: mutual, auth: mtls, allow: any}',
    '{port: 11211, protocol: memcached, bind: 127.0.0.1, exposure: loopback}',
    '{port: 6001, protocol: swift, bind: 10.0.0.1, exposure: internal, tls: none, auth: none, allow: any}',
    '{port: 443, user: root, bind: 10.0.0.1, exposure: public, tls: required, auth: none, allow: any}',
  ])('%s is in order', (fields) => {
    expect(port(fields)).toEqual([])
  })

  test.each([
    [
      '{port: 6000, bind: 10.0.0.1, exposure: internal, tls: none, auth: none, allow: any}',
      'info: tcp/6000 is the usual port of x11, which is open to everybody as it comes [ports/insecure-default]',
    ],
    [
      '{port: 7000, protocol: redis, bind: 10.0.0.1, exposure: internal, tls: none, auth: none, allow: any}',
      'warning: tcp/7000 speaks redis to other hosts without TLS, login or a narrow `allow` [ports/insecure-default]',
    ],
    [
      '{port: 6379, protocol: redis, bind: 10.0.0.1, exposure: public, tls: required, auth: none, allow: any}',
      'error: the public reaches tcp/6379 (redis) without a login [ports/public-insecure]',
    ],
    [
      '{port: 514, transport: udp, protocol: syslog, bind: 10.0.0.1, exposure: internal, tls: none, auth: none, allow: any, risk: {accept: [syslog], why: Routers., until: 2026-11-22}}',
      'error: the risk of udp/514 was accepted until 2026-11-22 [ports/risk-expired]',
    ],
    [
      '{port: 8443, bind: "::1", exposure: public, tls: required, auth: none, allow: any}',
      'error: tcp/8443 is said to be public and is bound to `::1` [ports/exposure-contradiction]',
    ],
  ])('%s', (fields, finding) => {
    expect(port(fields)).toEqual([finding])
  })

  test('a network counts as narrow if each of its ranges does', () => {
    const text = service(`ports:
  - {port: 6379, protocol: redis, bind: 10.0.0.1, exposure: internal, tls: none, auth: none, allow: "network:lab"}
  - {port: 6380, protocol: redis, bind: 10.0.0.1, exposure: internal, tls: none, auth: none, allow: "network:all"}
`)
    const site = 'networks: {lab: ["10.1.2.0/24"], all: ["10.1.2.0/24", "10.0.0.0/8"]}\n'
    expect(found({ 'services/web.md': text, 'portolan.config.yaml': site })).toEqual([
      'services/web.md:4:12 warning: tcp/6380 speaks redis to other hosts without TLS, login or a narrow `allow` [ports/insecure-default]',
    ])
  })

  test('hosts whose kernel lets users bind low numbers are left alone', () => {
    const site = 'hostFacts: [{hosts: web1001.example, unprivilegedFrom: 80}]\n'
    const text = service(
      `ports: [{port: 443, user: www-data, bind: 192.0.2.1, ${stated}}]\nhosts: [web1001.example, web1002.example]`,
    )
    expect(found({ 'services/web.md': text, 'portolan.config.yaml': site })).toEqual([
      'services/web.md:2:27 warning: `www-data` is not root and is said to bind tcp/443 on web1002.example [ports/privileged]',
    ])
  })

  test('a retired service is asked for nothing', () => {
    expect(port('8443/tcp, {port: 80, bind: "*", exposure: public, tls: none}', 'retired')).toEqual([])
  })
})

test('a port that is listed once for each address family has one name', () => {
  const each = (bind: string) =>
    `{port: 40000, bind: ${bind}, v6only: true, exposure: internal, tls: none, auth: none, allow: web9, protocol: x}`
  const text = service(`hosts: [web1]\nports: [${each('"::"')}, ${each('0.0.0.0')}]`)
  expect(found({ 'services/web.md': text })).toEqual([
    'services/web.md:3:16 warning: tcp/40000 lies in the ephemeral range 32768-60999 of web1 [ports/ephemeral]',
    'services/web.md:3:29 info: tcp/40000 of `web` is internal and bound to every address [ports/wildcard-internal]',
    'services/web.md:3:99 info: `web` lets `web9` in on tcp/40000, and no service there depends on that [ports/allow-unused]',
  ])
})

test('ports are not judged by kernel settings that could not be read', () => {
  const text = service(
    `ports: [{port: 443, user: web, bind: 192.0.2.1, ${stated}}, {port: 40000, bind: 192.0.2.1, ${stated}}]`,
  )
  const site = 'hostFacts: [{reserved: [http, 40000], unprivilegedFrom: 80}]\n'
  expect(found({ 'services/web.md': text, 'portolan.config.yaml': site })).toEqual([
    'portolan.config.yaml:1:25 error: `reserved` entry 1: expected numbers and ranges such as 8080,9148-9150, got `http` [meta/type-mismatch]',
  ])
})

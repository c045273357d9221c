import { describe, expect, test } from 'vitest'
import { found, judge, service } from './judged.ts'

const ids = (files: Record<string, string>): string[] => judge(files).findings.map(({ ruleId }) => ruleId)

describe('what could not be read is not missed elsewhere', () => {
  test('a refused unit is not called unknown by those that notify it', () => {
    const text =
      service(`units: [{name: nginx.service, enabled: perhaps, state: dancing, nmae: x}, {enabled: true}]
configs: [{path: /etc/nginx/nginx.conf, notify: apache2}]
commands: [{run: systemctl enable apache2, repeatable: true}]
`)
    expect(new Set(ids({ 'services/web.md': text }))).toEqual(
      new Set(['meta/type-mismatch', 'meta/unknown-key', 'meta/key-missing']),
    )
  })

  test('nothing is concluded of an entry of which a part was refused', () => {
    const text = service(`ports:
  - {port: 80, bind: 10.0.0.300, exposure: internal, tls: none, auth: none, allow: any}
  - {port: 80, bind: 10.0.0.1, exposur: internal, tls: none, auth: none, allow: any}
  - {port: 80, bind: 10.0.0.1, exposure: internal, tls: no, auth: none, allow: []}
packages: [{name: x, source: pip}, {name: y, source: pypi, versoin: "1.0", why: z, lock: l, tracking: t}]
configs: [{path: /etc/web.conf, action: delete, notify: x}]
`)
    expect(found({ 'services/web.md': text })).toEqual([
      'services/web.md:3:22 error: `bind`: expected one address without port or prefix, `*`, `localhost` or interface:NAME, got `10.0.0.300` [meta/type-mismatch]',
      'services/web.md:4:32 error: unknown key `exposur` [meta/unknown-key]',
      'services/web.md:5:57 error: `tls`: expected none, optional, required or mutual, got `no` [meta/type-mismatch]',
      'services/web.md:5:80 error: `allow`: expected at least 1 item, got an empty list [meta/type-mismatch]',
      'services/web.md:6:30 error: `source`: expected debian, debian-backports, apt, deb, pypi, npm, gem, pecl, pear, composer, cpan, go, cargo, container, git or tarball, got `pip` [meta/type-mismatch]',
      'services/web.md:6:60 error: unknown key `versoin` [meta/unknown-key]',
      'services/web.md:7:41 error: `action`: expected create, replace, modify, remove or link, got `delete` [meta/type-mismatch]',
    ])
  })

  test('a refused list of packages does not make commands install something new', () => {
    const text = service('packages: nginx\ncommands: [{run: apt-get install nginx, repeatable: true}]\n')
    expect(ids({ 'services/web.md': text })).toEqual(['meta/type-mismatch'])
  })

  test('a refused owner is not a missing one, and his contacts are not missed', () => {
    expect(ids({ 'services/web.md': service('owner: Service Ops') })).toEqual(['meta/type-mismatch'])
  })

  test('a service that cannot be read is still there for those that depend on it', () => {
    const files = {
      'services/cache.md': '---\ntitle: "Cache\n---\n',
      'services/web.md': service('dependsOn: [{service: cache, port: 11211}]'),
    }
    expect(ids(files)).toEqual(['meta/yaml-syntax'])
  })

  test('a link to a heading of a page that cannot be read is not called broken', () => {
    const files = { 'help/a.md': 'See [b](b.md#setup).\n', 'help/b.md': '## Setup\n\nA \u0007 bell.\n' }
    expect(ids(files)).toEqual(['meta/unreadable'])
  })
})

test('whoever notifies a command line is told to name a unit', () => {
  const text = service('configs: [{path: /etc/web.conf, notify: systemctl reload nginx}]\nunits: [apache2]')
  expect(judge({ 'services/web.md': text }).findings.map(({ reason, help }) => [reason, help])).toEqual([
    [
      '`/etc/web.conf` notifies `systemctl reload nginx`, which is not under `units`',
      'name a unit alone, such as nginx.service: it is reloaded or restarted',
    ],
  ])
})

test('an unknown owner is one finding: his contacts are not missed as well', () => {
  expect(found({ 'services/web.md': service('owner: nobody') })).toEqual([
    'services/web.md:2:8 error: there is no team `nobody` [contacts/unknown-team]',
  ])
})

test('a service without an owner in production is told so', () => {
  const text = service(
    'owner: serviceops\ncontacts: [{kind: irc, address: "#a", bestFor: x}, {kind: mail, address: a@example.org, bestFor: y}]',
  )
  expect(found({ 'services/web.md': text.replace('owner: serviceops\n', '') })).toEqual([
    'services/web.md:1:1 error: `web` is in production and has no `owner` [meta/key-missing]',
  ])
})

test('an owner that is a service is no team', () => {
  expect(found({ 'services/web.md': service('owner: web') })).toEqual([
    'services/web.md:2:8 error: the owner `web` is a service, not a team [contacts/unknown-team]',
  ])
})

test('with a single channel the team is told, not each of its services', () => {
  const team = '---\ntitle: Lonely\ncontacts: [{kind: irc, address: "#lonely", bestFor: All.}]\n---\n'
  const files = {
    'teams/lonely.md': team,
    'services/a.md': service('owner: lonely\nhosts: [a]'),
    'services/b.md': service('owner: lonely\nhosts: [b]'),
  }
  expect(found(files)).toEqual([
    'teams/lonely.md:3:33 info: `#lonely` is the only way to reach `lonely` [contacts/single-channel]',
  ])
})

test('names are resolved by id, title and alias when a dependency is misspelt', () => {
  const files = {
    'services/mc-main.md': service('title: Session cache\naliases: [memcached]\nhosts: [mc1]'),
    'services/web.md': service(
      'dependsOn: [{service: session-cache}, {service: memcachd}, {service: serviceops}]',
    ),
  }
  expect(judge(files).findings.map(({ reason, help }) => [reason, help])).toEqual([
    ['there is no service `session-cache`', 'did you mean `mc-main`?'],
    ['there is no service `memcachd`', 'did you mean `mc-main`?'],
    ['`serviceops` is a team, not a service', 'name the service that is needed'],
  ])
})

test('a required key that is misspelt is not missing as well, at the top and in an entry', () => {
  const text = service('lifecycl: production\npackages: [{nmae: nginx}]').replace(
    'lifecycle: production\n',
    '',
  )
  expect(found({ 'services/web.md': text })).toEqual([
    'services/web.md:2:1 error: unknown key `lifecycl` [meta/unknown-key]',
    'services/web.md:3:13 error: unknown key `nmae` [meta/unknown-key]',
  ])
})

test('everything that production must state is told at once', () => {
  const text = `---
title: Web front end
summary: Answers readers.
lifecycle: production
owner: serviceops
---
`
  expect(found({ 'services/web.md': text })).toEqual([
    'services/web.md:1:1 error: nobody documented the commands of `web` [commands/undocumented]',
    'services/web.md:1:1 error: nobody documented the configuration files of `web` [configs/undocumented]',
    'services/web.md:1:1 error: nobody documented the packages of `web` [packages/undocumented]',
    'services/web.md:1:1 error: nobody documented the ports of `web` [ports/undocumented]',
    'services/web.md:1:1 warning: `web` is in production and names no hosts [hosts/none-in-production]',
  ])
})

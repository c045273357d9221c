import { expect, test } from 'vitest'
import { judge, shown } from '../check/judged.ts'
import { fleetFiles } from './fleet.ts'

const files = fleetFiles()
const { findings, internal } = judge(files)

test('the fleet is of the size of the real one', () => {
  const count = (prefix: string) => Object.keys(files).filter((path) => path.startsWith(prefix)).length
  expect([count('services/roles/'), count('services/virtual/'), count('teams/')]).toEqual([56, 136, 10])
})

test('nothing collides: neither services with addresses of their own, nor shared ingresses, nor ranges', () => {
  expect(internal).toEqual([])
  expect(findings.filter(({ ruleId }) => ruleId === 'ports/conflict')).toEqual([])
})

/**
 * Each is true: the facts name no hosts for seven roles, one path has two slashes, two daemons depend on the order in
 * which others take numbers.
 */
test('what is found is true', () => {
  expect(findings.filter(({ severity }) => severity !== 'info').map((finding) => shown(finding))).toEqual([
    'services/roles/alerting-host.md:68:12 error: `/etc/icinga//resource.cfg` is `/etc/icinga/resource.cfg`, written a long way round [configs/path-not-absolute]',
    'services/roles/analytics-cluster-hadoop-master.md:44:12 warning: tcp/50470 lies in the ephemeral range 32768-60999 of an-master1003.eqiad.wmnet [ports/ephemeral]',
    'services/roles/dns.md:6:1 warning: `dns` is in production and names no hosts [hosts/none-in-production]',
    'services/roles/druid-public-worker.md:65:12 warning: `druid-public-worker` takes ports from tcp/8200-9100 on druid[1007-1011].eqiad.wmnet, where the base layer of the site has tcp/9100 [ports/dynamic-overlap]',
    'services/roles/netmon.md:6:1 warning: `netmon` is in production and names no hosts [hosts/none-in-production]',
    'services/roles/postfix-mx-in.md:6:1 warning: `postfix-mx-in` is in production and names no hosts [hosts/none-in-production]',
    'services/roles/swift-proxy.md:6:1 warning: `swift-proxy` is in production and names no hosts [hosts/none-in-production]',
    'services/roles/swift-storage.md:6:1 warning: `swift-storage` is in production and names no hosts [hosts/none-in-production]',
    'services/roles/syslog-centralserver.md:6:1 warning: `syslog-centralserver` is in production and names no hosts [hosts/none-in-production]',
    'services/roles/wikidough.md:6:1 warning: `wikidough` is in production and names no hosts [hosts/none-in-production]',
  ])
})

test('what is told besides is that files change without a reload, and that internal ports are bound to every address', () => {
  const infos = findings.filter(({ severity }) => severity === 'info').map(({ ruleId }) => ruleId)
  const count = (ruleId: string) => infos.filter((id) => id === ruleId).length
  expect(new Set(infos)).toEqual(new Set(['configs/no-reload', 'ports/wildcard-internal']))
  expect([count('configs/no-reload'), count('ports/wildcard-internal')]).toEqual([47, 45])
})

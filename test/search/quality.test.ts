import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { type Find, placesOf, searchOf } from '../theme/search-of.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const output = join(mkdtempSync(join(tmpdir(), 'portolan-search-')), 'dist')
let find: Find

beforeAll(async () => {
  const built = await runCli(['build', '--no-cache', '--output', output], { cwd: project })
  expect(built.code).toBe(0)
  find = searchOf((path) => readFileSync(join(output, 'assets', path), 'utf8'))
})

/** What somebody types into the example's search, and where they want to be. */
const wanted: readonly (readonly [string, string])[] = [
  // Somebody knows the name, or how it begins.
  ['memcached', 'services/memcached.html'],
  ['gerrit', 'services/gerrit.html'],
  ['gra', 'services/grafana.html'],
  ['sess', 'services/sessionstore.html'],
  ['ntp', 'services/ntp.html'],
  ['puppet', 'services/puppetserver.html'],
  ['kafka', 'services/kafka-main.html'],
  ['spark', 'services/spark3.html'],
  ['redis', 'services/redis-misc.html'],
  ['mail', 'services/mx-in.html'],
  ['dns', 'services/dns-auth.html'],
  ['kubernetes', 'services/kubernetes-worker.html'],
  ['docker registry', 'services/docker-registry.html'],
  ['parser cache', 'services/mariadb-parsercache.html'],
  ['url downloader', 'services/url-downloader.html'],
  ['load balancer', 'services/lvs.html'],
  // Somebody knows another name.
  ['nagios', 'services/icinga.html'],
  ['OTRS', 'services/vrts.html'],
  ['jump host', 'services/bastion.html'],
  ['dashboards', 'services/grafana.html'],
  ['elk', 'services/opensearch-logging.html'],
  ['k8s', 'services/kubernetes-worker.html'],
  ['single sign on', 'services/idp.html'],
  ['cas', 'services/idp.html'],
  ['statsd', 'services/graphite.html'],
  ['squid', 'services/url-downloader.html'],
  ['sparql', 'services/wdqs.html'],
  ['mailman', 'services/lists.html'],
  ['apt.wikimedia.org', 'services/apt-repo.html'],
  // A number, a host, a file from an alert.
  ['11211', 'services/memcached.html#ports'],
  ['port:11211', 'services/memcached.html#ports'],
  ['29418', 'services/gerrit.html#ports'],
  ['6443', 'services/kubernetes-api.html#ports'],
  ['6379', 'services/redis-misc.html#ports'],
  ['mc1037', 'hosts/mc1037.eqiad.wmnet.html'],
  ['host:mc1037', 'hosts/mc1037.eqiad.wmnet.html'],
  ['elastic1053', 'hosts/elastic1053.eqiad.wmnet.html'],
  ['mx-in1001.wikimedia.org', 'hosts/mx-in1001.wikimedia.org.html'],
  ['centrallog1002', 'hosts/centrallog1002.eqiad.wmnet.html'],
  ['sshd_config', 'services/bastion.html#configs'],
  ['file:/etc/haproxy/conf.d/db-master.cfg', 'services/mariadb-proxy.html#configs'],
  // Fields.
  ['pkg:memcached', 'services/memcached.html#packages'],
  ['unit:memcached', 'services/memcached.html#units'],
  ['protocol:ldap', 'services/openldap.html#ports'],
  ['port:9200 owner:observability', 'services/opensearch-logging.html#ports'],
  ['tag:java owner:serviceops', 'services/kafka-main.html'],
  ['pkg:nginx tag:registry', 'services/docker-registry.html#packages'],
  // One slip.
  ['grafna', 'services/grafana.html'],
  ['promethues', 'services/prometheus.html'],
  ['zookeper', 'services/zookeeper-flink.html'],
  ['memcahced', 'services/memcached.html'],
  ['kubernets', 'services/kubernetes-worker.html'],
  ['hrafana', 'services/grafana.html'],
  ['nemcached', 'services/memcached.html'],
  ['lubernetes', 'services/kubernetes-worker.html'],
  ['rometheus', 'services/prometheus.html'],
  // Whom to ask, and how to do it.
  ['serviceops', 'teams/serviceops.html'],
  ['data persistence', 'teams/data-persistence.html'],
  ['ask for help', 'help/asking-for-help.html'],
  ['glossary', 'help/glossary.html'],
  ['who owns gitlab', 'services/gitlab.html'],
  ['restart memcached', 'services/memcached.html'],
]

describe('the first result in the example catalogue', () => {
  test.each(wanted)('%s → %s', async (query, place) => {
    expect(placesOf(await find(query))[0]).toBe(place)
  })
})

test('the first letters of a name show names that begin so, services before their hosts', async () => {
  for (const query of ['g', 'gr']) {
    const [first, second] = (await find(query)).results
    expect([first?.path, second?.path].every((path) => /^services\/g/.test(path ?? ''))).toBe(true)
  }
})

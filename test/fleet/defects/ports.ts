import type { Defect } from '../defects.ts'

/** A listener of which nothing is wrong, but for what is given. */
function listener(given: Record<string, string>): string {
  const fields = {
    port: '18443',
    bind: '10.64.0.5',
    exposure: 'internal',
    tls: 'required',
    auth: 'mtls',
    allow: '"network:production"',
  }
  const all: Record<string, string> = { ...fields, ...given }
  return `{${Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')}}`
}

/** What services listen on, and what they need of one another. */
export const portDefects: readonly Defect[] = [
  {
    rule: 'ports/undocumented',
    what: 'no list of ports',
    plant: (plot) => plot.address().drop('ports').markTop(),
  },
  {
    rule: 'ports/out-of-range',
    what: 'a number beyond the last',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦70000⟧' })),
  },
  {
    rule: 'ports/out-of-range',
    what: 'a range that runs backwards',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦"4140-4040"⟧' })),
  },
  {
    rule: 'ports/out-of-range',
    what: 'nought in the short form',
    plant: (plot) => plot.address().append('ports', '⟦0/tcp⟧'),
  },
  {
    rule: 'ports/transport-invalid',
    what: 'a protocol as transport',
    plant: (plot) => plot.address().append('ports', listener({ transport: '⟦https⟧' })),
  },
  {
    rule: 'ports/transport-invalid',
    what: 'capitals in the short form',
    plant: (plot) => plot.address().append('ports', '⟦18443/TCP⟧'),
  },
  {
    rule: 'ports/conflict',
    what: 'a second owner of a number on one host',
    plant: (plot) => {
      const [first, second] = [plot.address(), plot.address()].sort((a, b) => (a.id < b.id ? -1 : 1))
      first?.set('hosts', '[shared1001.eqiad.wmnet]').append('ports', listener({ port: '⟪18443⟫' }))
      second
        ?.set('hosts', '["shared[1001-1002].eqiad.wmnet"]')
        .append('ports', listener({ port: '⟦18443⟧', bind: '0.0.0.0', exposure: 'public', allow: 'any' }))
    },
  },
  {
    rule: 'ports/conflict',
    what: 'a number that the base layer has',
    plant: (plot) => {
      plot.role().append('ports', listener({ port: '⟦9100⟧', bind: '192.0.2.9' }))
      plot.add(
        'portolan.config.yaml',
        plot.text('portolan.config.yaml').replace('port: 9100', 'port: ⟪9100⟫'),
      )
    },
  },
  {
    rule: 'ports/conflict',
    what: 'one address twice in one document',
    plant: (plot) =>
      plot
        .address()
        .append('ports', listener({ port: '⟪18443⟫' }))
        .append('ports', listener({ port: '⟦"18440-18449"⟧', bind: '"::ffff:10.64.0.5"' })),
  },
  {
    rule: 'ports/conflict',
    what: 'one socket under two names',
    plant: (plot) => {
      const [first, second] = [plot.address(), plot.address()].sort((a, b) => (a.id < b.id ? -1 : 1))
      first
        ?.set('hosts', '[lvs1017.eqiad.wmnet]')
        .append('ports', '{socket: ⟪/run/planted.sock⟫, transport: unix, exposure: loopback}')
      second
        ?.set('hosts', '[lvs1017.eqiad.wmnet]')
        .append('ports', '{socket: ⟦/var/run//planted.sock⟧, transport: unix, exposure: loopback}')
    },
  },
  {
    rule: 'ports/reserved-elsewhere',
    what: 'a number that another service keeps free',
    plant: (plot) => {
      plot
        .address()
        .set('hosts', '[shared1001.eqiad.wmnet]')
        .append('ports', '{port: ⟪18443⟫, state: reserved, why: The standby takes it over.}')
      plot
        .address()
        .set('hosts', '[shared1001.eqiad.wmnet]')
        .append('ports', listener({ port: '⟦18443⟧' }))
    },
  },
  {
    rule: 'ports/ephemeral',
    what: 'a number that the kernel gives away',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦40000⟧' })),
  },
  {
    rule: 'ports/ephemeral',
    what: 'several numbers that the kernel gives away, by one setting',
    plant: (plot) =>
      plot
        .address()
        .append('ports', listener({ port: '⟦40000⟧' }))
        .append('ports', listener({ port: '⟪40001⟫' }))
        .append('ports', listener({ port: '⟪40010⟫', transport: 'udp' })),
  },
  {
    rule: 'ports/dynamic-overlap',
    what: 'two ranges that overlap in part',
    plant: (plot) => {
      const range = (port: string) => listener({ port, dynamic: 'true' })
      const [first, second] = [plot.address(), plot.address()].sort((a, b) => (a.id < b.id ? -1 : 1))
      first?.set('hosts', '[shared1001.eqiad.wmnet]').append('ports', range('⟪"18400-18500"⟫'))
      second?.set('hosts', '[shared1001.eqiad.wmnet]').append('ports', range('⟦"18450-18550"⟧'))
    },
  },
  {
    rule: 'ports/privileged',
    what: 'a low number for a user who is not root',
    plant: (plot) => plot.address().append('ports', listener({ port: '843', user: '⟦nobody⟧' })),
  },
  {
    rule: 'ports/bind-unknown',
    what: 'no address',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦18443⟧', bind: '' })),
  },
  {
    rule: 'ports/exposure-missing',
    what: 'nobody says who reaches it',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦18443⟧', exposure: '' })),
  },
  {
    rule: 'ports/security-missing',
    what: 'neither encryption nor login stated',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦18443⟧', tls: '', auth: '' })),
  },
  {
    rule: 'ports/security-missing',
    what: 'login not stated',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦18443⟧', auth: '' })),
  },
  {
    rule: 'ports/public-insecure',
    what: 'the public without encryption',
    plant: (plot) =>
      plot.address().append(
        'ports',
        listener({
          port: '⟦18443⟧',
          protocol: 'http',
          exposure: 'public',
          tls: 'none',
          auth: 'none',
          allow: 'any',
        }),
      ),
  },
  {
    rule: 'ports/insecure-default',
    what: 'a cache without login for the whole network',
    plant: (plot) =>
      plot.address().append(
        'ports',
        listener({
          port: '⟦18443⟧',
          protocol: 'memcached',
          tls: 'none',
          auth: 'none',
          allow: '10.0.0.0/8',
        }),
      ),
  },
  {
    rule: 'ports/insecure-default',
    what: 'a file share, known by its number',
    plant: (plot) =>
      plot
        .address()
        .append(
          'ports',
          listener({ port: '⟦2049⟧', protocol: 'nfs', tls: 'none', auth: 'none', allow: '10.0.0.0/8' }),
        ),
  },
  {
    rule: 'ports/wildcard-internal',
    what: 'internal, and bound to every address',
    plant: (plot) => plot.address().append('ports', listener({ bind: '⟦"*"⟧' })),
  },
  {
    rule: 'ports/exposure-contradiction',
    what: 'said to be on loopback, bound to all',
    plant: (plot) =>
      plot.address().append('ports', listener({ bind: '⟦0.0.0.0⟧', exposure: '⟪loopback⟫', allow: '' })),
  },
  {
    rule: 'ports/exposure-contradiction',
    what: 'said to be public, bound to loopback',
    plant: (plot) =>
      plot.address().append('ports', listener({ bind: '⟦127.0.0.1⟧', exposure: '⟪public⟫', allow: 'any' })),
  },
  {
    rule: 'ports/source-missing',
    what: 'internal, and nobody says for whom',
    plant: (plot) => plot.address().append('ports', listener({ port: '⟦18443⟧', allow: '' })),
  },
  {
    rule: 'ports/allow-unused',
    what: 'a service let in that needs nothing here',
    plant: (plot) => plot.address().append('ports', listener({ allow: '⟦"service:gerrit"⟧' })),
  },
  {
    rule: 'ports/risk-expired',
    what: 'a risk that was accepted until spring',
    plant: (plot) =>
      plot.address().append(
        'ports',
        listener({
          protocol: 'memcached',
          tls: 'none',
          auth: 'none',
          allow: '10.0.0.0/8',
          risk: '{accept: [memcached], why: Behind the firewall., until: ⟦2026-03-31⟧}',
        }),
      ),
  },
  {
    rule: 'dependencies/unknown-service',
    what: 'a slip in a name',
    plant: (plot) => plot.role().append('dependsOn', '⟦memcachd⟧'),
  },
  {
    rule: 'dependencies/unknown-service',
    what: 'a name that nothing is near to',
    plant: (plot) =>
      plot.role().append('dependsOn', '{service: ⟦billing-ledger⟧, criticality: soft, fallback: Wait.}'),
  },
  {
    rule: 'dependencies/unknown-service',
    what: 'a service that the firewall lets in',
    plant: (plot) =>
      plot.address().append('ports', listener({ allow: '["network:production", ⟦"service:gerit"⟧]' })),
  },
  {
    rule: 'dependencies/unknown-service',
    what: 'a team',
    plant: (plot) => plot.address().append('dependsOn', '⟦traffic⟧'),
  },
  {
    rule: 'dependencies/self',
    what: 'itself',
    plant: (plot) => {
      const ground = plot.role()
      ground.append('dependsOn', `⟦${ground.id}⟧`)
    },
  },
  {
    rule: 'dependencies/cycle',
    what: 'two that need each other',
    plant: (plot) => {
      const [first, second] = [plot.role(), plot.role()].sort((a, b) => (a.id < b.id ? -1 : 1))
      first?.append('dependsOn', `⟦${second?.id}⟧`)
      second?.append('dependsOn', `⟪${first?.id}⟫`)
    },
  },
  {
    rule: 'dependencies/cycle',
    what: 'three in a circle, one of them softly',
    plant: (plot) => {
      const [a, b, c] = [plot.role(), plot.role(), plot.role()].sort((x, y) => (x.id < y.id ? -1 : 1))
      a?.append('dependsOn', `⟦${b?.id}⟧`)
      b?.append('dependsOn', `⟪${c?.id}⟫`)
      c?.append('dependsOn', `{service: ⟪${a?.id}⟫, criticality: soft, fallback: Serves stale data.}`)
    },
  },
  {
    rule: 'dependencies/port-undeclared',
    what: 'a number that the other has not',
    plant: (plot) => plot.role().append('dependsOn', '{service: memcached, port: ⟦11215⟧}'),
  },
  {
    rule: 'dependencies/port-undeclared',
    what: 'a name that the other has not',
    plant: (plot) => plot.role().append('dependsOn', '{service: mathoid, port: ⟦client⟧}'),
  },
  {
    rule: 'dependencies/port-disabled',
    what: 'a port that the other has switched off',
    plant: (plot) => {
      const provider = plot.role().append('ports', listener({ state: '⟪disabled⟫' }))
      plot.address().append('dependsOn', `{service: ${provider.id}, port: ⟦18443⟧}`)
    },
  },
  {
    rule: 'dependencies/port-disabled',
    what: 'a port that the other only keeps free',
    plant: (plot) => {
      const provider = plot.address().append('ports', '{port: 18443, name: later, state: ⟪reserved⟫}')
      plot.role().append('dependsOn', `{service: ${provider.id}, port: ⟦later⟧}`)
    },
  },
  {
    rule: 'dependencies/unreachable',
    what: 'a port on the loopback of other hosts',
    plant: (plot) => {
      const provider = plot
        .role()
        .append('ports', listener({ bind: '⟪127.0.0.1⟫', exposure: 'loopback', allow: '' }))
      plot.address().append('dependsOn', `{service: ${provider.id}, port: ⟦18443⟧}`)
    },
  },
  {
    rule: 'dependencies/firewall-blocked',
    what: 'a port that lets others in',
    plant: (plot) => {
      const friend = plot.role()
      const provider = plot.role().append('ports', listener({ allow: `⟪"service:${friend.id}"⟫` }))
      friend.append('dependsOn', `{service: ${provider.id}, port: 18443}`)
      plot.role().append('dependsOn', `{service: ${provider.id}, port: ⟦18443⟧}`)
    },
  },
  {
    rule: 'dependencies/retired',
    what: 'a service that is no more',
    plant: (plot) => {
      plot.add(
        'services/roles/old-front.md',
        plot
          .text('services/roles/poolcounter-server.md')
          .replace('lifecycle: production', 'lifecycle: ⟪retired⟫')
          .replace(/^configs:\n(?: {2}.*\n)*/m, 'configs: []\n'),
      )
      plot.role().append('dependsOn', '⟦old-front⟧')
    },
  },
  {
    rule: 'dependencies/not-in-production',
    what: 'a trial that production leans on',
    plant: (plot) => {
      const trial = plot.role()
      trial.set('lifecycle', '⟪experimental⟫')
      plot.role().append('dependsOn', `⟦${trial.id}⟧`)
    },
  },
]

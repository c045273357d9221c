import type { Defect } from '../defects.ts'

/** Front matter as such, keys and values, contacts, suppressions. */
export const documentDefects: readonly Defect[] = [
  {
    rule: 'meta/frontmatter-missing',
    what: 'a team that is prose only',
    plant: (plot) => plot.add('teams/night-shift.md', '⟦# N⟧ight shift\n\nWatches while others sleep.\n'),
  },
  {
    rule: 'meta/frontmatter-language',
    what: 'TOML dashes',
    plant: (plot) => plot.address().edit(/^---\n/, '⟦---toml⟧\n'),
  },
  {
    rule: 'meta/frontmatter-language',
    what: 'blanks behind the dashes',
    plant: (plot) => plot.address().edit(/^---\n/, '⟦---  ⟧\n'),
  },
  {
    rule: 'meta/frontmatter-unclosed',
    what: 'no closing dashes',
    plant: (plot) =>
      plot
        .address()
        .edit(/^---\n/, '⟦---⟧\n')
        .edit(/\n---\n/, '\n'),
  },
  {
    rule: 'meta/frontmatter-unclosed',
    what: 'four closing dashes',
    plant: (plot) => plot.address().edit(/\n---\n/, '\n⟦----⟧\n'),
  },
  {
    rule: 'meta/yaml-syntax',
    what: 'a bracket that is never closed',
    plant: (plot) => plot.address().set('tags', '⟦[⟧edge, public'),
  },
  {
    rule: 'meta/yaml-syntax',
    what: 'a colon and a blank in plain text',
    plant: (plot) => plot.address().set('summary', 'Load balancer⟦:⟧ the front one'),
  },
  {
    rule: 'meta/yaml-syntax',
    what: 'a quote that is never closed',
    plant: (plot) => plot.address().set('summary', '⟦"⟧The front one'),
  },
  {
    rule: 'meta/yaml-syntax',
    what: 'a field that is indented by mistake',
    plant: (plot) => plot.address().edit(/^owner:/m, '  ⟦owner⟧:'),
  },
  {
    rule: 'meta/yaml-syntax',
    what: 'a brace that is never closed, in an entry',
    plant: (plot) => plot.address().append('packages', '⟦{⟧name: nginx, version: "1.22"'),
  },
  {
    rule: 'meta/yaml-syntax',
    what: 'a tab as indentation',
    plant: (plot) => plot.address().edit(/^tags.*|^system.*|(?=^packages:)/m, 'x-note:\n⟦\t⟧a: 1\n'),
  },
  {
    rule: 'meta/yaml-anchor',
    what: 'an anchor',
    plant: (plot) => plot.address().set('system', '⟦&front⟧ front'),
  },
  {
    rule: 'meta/yaml-anchor',
    what: 'a tag',
    plant: (plot) => plot.address().set('system', '⟦!!str⟧ front'),
  },
  {
    rule: 'meta/yaml-anchor',
    what: 'a merge key',
    plant: (plot) => plot.address().append('commands', '{⟦<<⟧: {as: root}, run: "true", repeatable: true}'),
  },
  {
    rule: 'meta/duplicate-key',
    what: 'a field written twice',
    plant: (plot) => {
      const ground = plot.address()
      ground.edit(/^reviewed: .*\n/m, `⟪reviewed⟫: 2026-10-01\n⟦reviewed⟧: 2026-10-02\n`)
    },
  },
  {
    rule: 'meta/duplicate-key',
    what: 'a key of an entry written twice',
    plant: (plot) => plot.address().append('configs', '{path: /etc/a.conf, ⟪owner⟫: root, ⟦owner⟧: a}'),
  },
  {
    rule: 'meta/unknown-key',
    what: 'a slip in a field',
    plant: (plot) => plot.address().edit('\nunits:', '\n⟦unist⟧:'),
  },
  {
    rule: 'meta/unknown-key',
    what: 'a slip in the key of an entry',
    plant: (plot) => plot.address().append('configs', '{path: /etc/a.conf, ⟦onwer⟧: root}'),
  },
  {
    rule: 'meta/unknown-key',
    what: 'a key that nothing is near to',
    plant: (plot) => plot.address().set('⟦datacentre⟧', 'eqiad'),
  },
  {
    rule: 'meta/unknown-key',
    what: 'a key that would reach into every object',
    plant: (plot) => plot.address().set('⟦__proto__⟧', '{polluted: true}'),
  },
  {
    rule: 'meta/unknown-key',
    what: 'a slip in the configuration',
    plant: (plot) => {
      plot.add('portolan.config.yaml', plot.text('portolan.config.yaml').replace(/^title:/, '⟦titel⟧:'))
    },
  },
  {
    rule: 'meta/key-missing',
    what: 'a service without a summary',
    plant: (plot) => plot.address().drop('summary').markTop(),
  },
  {
    rule: 'meta/key-missing',
    what: 'a service in production without an owner',
    plant: (plot) =>
      plot
        .address()
        .drop('owner')
        .set(
          'contacts',
          '[{kind: irc, address: "#a", bestFor: x}, {kind: mail, address: a@example.org, bestFor: y}]',
        )
        .markTop(),
  },
  {
    rule: 'meta/key-missing',
    what: 'a package without a name',
    plant: (plot) => plot.address().append('packages', '⟦{source: debian}⟧'),
  },
  {
    rule: 'meta/type-mismatch',
    what: 'a stage that is none',
    plant: (plot) => plot.address().set('lifecycle', '⟦productive⟧'),
  },
  {
    rule: 'meta/type-mismatch',
    what: 'text where a list is wanted',
    plant: (plot) => plot.role().set('packages', '⟦nginx⟧'),
  },
  {
    rule: 'meta/type-mismatch',
    what: 'nothing where a list is wanted',
    plant: (plot) => plot.address().edit(/^dependsOn: \[\]$/m, '⟦dependsOn⟧:'),
  },
  {
    rule: 'meta/type-mismatch',
    what: 'a number where text is wanted',
    plant: (plot) => plot.address().set('title', '⟦404⟧'),
  },
  {
    rule: 'meta/type-mismatch',
    what: 'a day that the calendar does not have',
    plant: (plot) => plot.address().set('reviewed', '⟦2026-02-30⟧'),
  },
  {
    rule: 'meta/type-mismatch',
    what: 'a truth value in the words of YAML 1.1',
    plant: (plot) => plot.address().append('configs', '{path: /etc/a.key, secret: ⟦yes⟧}'),
  },
  {
    rule: 'meta/type-mismatch',
    what: 'a port and a socket in one entry',
    plant: (plot) => plot.address().append('ports', '⟦{port: 18443, socket: /run/a.sock}⟧'),
  },
  {
    rule: 'meta/ambiguous-scalar',
    what: 'a mode without quotes',
    plant: (plot) => plot.address().append('configs', '{path: /etc/a.conf, mode: ⟦0644⟧}'),
  },
  {
    rule: 'meta/ambiguous-scalar',
    what: 'a version that loses its zero',
    plant: (plot) => plot.address().append('packages', '{name: planted-tool, version: ⟦1.10⟧}'),
  },
  {
    rule: 'meta/ambiguous-scalar',
    what: 'a no that was meant as a word',
    plant: (plot) =>
      plot.address().append('configs', '{path: /etc/a.conf, settings: [{key: Root, value: ⟦no⟧}]}'),
  },
  {
    rule: 'meta/ambiguous-scalar',
    what: 'a time of day',
    plant: (plot) =>
      plot.address().append('configs', '{path: /etc/a.conf, settings: [{key: At, value: ⟦22:30⟧}]}'),
  },
  {
    rule: 'meta/service-duplicate',
    what: 'an id that another folder has already',
    plant: (plot) => {
      const first = plot.address().edit(/^---/, '⟪---⟫')
      plot.add(`services/zz/${first.id}.md`, first.text.replace(/⟪---⟫/, '⟦---⟧'))
    },
  },
  {
    rule: 'meta/service-duplicate',
    what: 'an alias that is the id of another',
    plant: (plot) => {
      const other = plot.role().edit(/^---/, '⟪---⟫')
      plot.address().set('aliases', `[⟦${other.id}⟧]`)
    },
  },
  {
    rule: 'meta/service-duplicate',
    what: 'an alias of two documents',
    plant: (plot) => {
      const grounds = [plot.address(), plot.role()].sort((a, b) => (a.id < b.id ? -1 : 1))
      for (const [index, ground] of grounds.entries())
        ground.set('aliases', index === 0 ? '[⟪old front⟫]' : '[⟦Old Front⟧]')
    },
  },
  {
    rule: 'meta/id-invalid',
    what: 'capitals in a file name',
    plant: (plot) =>
      plot.add('teams/NightShift.md', plot.team().text.replace(/^---/, '⟦---⟧').replaceAll('"#', '"#x-')),
  },
  {
    rule: 'meta/review-stale',
    what: 'a review that was due',
    plant: (plot) => plot.address().set('reviewed', '⟦2025-06-01⟧'),
  },
  {
    rule: 'meta/review-stale',
    what: 'a review that was due sooner than others',
    plant: (plot) => plot.role().set('reviewed', '⟦2026-08-01⟧').set('reviewEvery', '90d'),
  },
  {
    rule: 'meta/review-future',
    what: 'a review of next year',
    plant: (plot) => plot.role().set('reviewed', '⟦2027-10-01⟧'),
  },
  {
    rule: 'meta/suppression-unused',
    what: 'a suppression of nothing',
    plant: (plot) => plot.address().set('lint', '{allow: [{rule: ⟦ports/conflict⟧, why: They take turns.}]}'),
  },
  {
    rule: 'meta/suppression-unused',
    what: 'a suppression of a rule that is none',
    plant: (plot) => plot.role().set('lint', '{allow: [{rule: ⟦ports/conflicts⟧, why: They take turns.}]}'),
  },
  {
    rule: 'meta/suppression-unused',
    what: 'a suppression whose day has come and gone',
    plant: (plot) =>
      plot
        .role()
        .set('lint', '{allow: [{rule: ⟦ports/conflict⟧, why: They take turns., until: 2026-03-31}]}'),
  },
  {
    rule: 'meta/unreadable',
    what: 'a control character',
    plant: (plot) => plot.address().prose('Ring the bell: ⟦\u0007⟧.'),
  },
  {
    rule: 'meta/unreadable',
    what: 'quotes in quotes beyond reason',
    plant: (plot) => plot.address().prose(`⟦>⟧${'>'.repeat(200)} deep`),
  },
  {
    rule: 'meta/bidi-control',
    what: 'a character that turns the order of reading',
    plant: (plot) => plot.role().prose('Stop it with `stop⟦\u202e⟧`.'),
  },
  {
    rule: 'meta/secret',
    what: 'a password in the prose',
    plant: (plot) => plot.address().prose('Log in with `password: ⟦Tr0ub4dor-and-3⟧`.'),
  },
  {
    rule: 'meta/secret',
    what: 'a private key in a file',
    plant: (plot) =>
      plot
        .address()
        .append(
          'configs',
          '{path: /etc/a.key, action: create, owner: root, group: root, mode: "0400", content: "⟦-----BEGIN PRIVATE KEY-----⟧"}',
        ),
  },
  {
    rule: 'meta/secret',
    what: 'a password among the settings of a file',
    plant: (plot) =>
      plot
        .address()
        .append('configs', '{path: /etc/cron.d/a, settings: [{key: requirepass, value: ⟦Tr0ub4dor-and-3⟧}]}'),
  },
  {
    rule: 'meta/secret',
    what: 'a token with a known beginning',
    plant: (plot) => plot.address().set('x-deploy', `⟦ghp_${'a1B2'.repeat(9)}⟧`),
  },
  {
    rule: 'contacts/undocumented',
    what: 'nobody to ask, and an owner without contacts',
    plant: (plot) => {
      plot.add('teams/silent.md', '---\ntitle: Silent\nsummary: Says nothing.\n---\nNothing.\n')
      plot
        .address()
        .set('owner', 'silent')
        .edit(/\[\[.*\]\]/, '[[silent]]')
        .markTop()
    },
  },
  {
    rule: 'contacts/unknown-team',
    what: 'an owner with a slip in it',
    plant: (plot) => plot.address().set('owner', '⟦trafic⟧'),
  },
  {
    rule: 'contacts/unknown-team',
    what: 'an owner that is a service',
    plant: (plot) => plot.address().set('owner', '⟦gerrit⟧'),
  },
  {
    rule: 'contacts/address-invalid',
    what: 'a channel as a mail address',
    plant: (plot) => plot.team().append('contacts', '{kind: mail, address: ⟦"#help"⟧, bestFor: Nothing.}'),
  },
  {
    rule: 'contacts/address-invalid',
    what: 'a short form that is no address',
    plant: (plot) => plot.team().append('contacts', '⟦ask around⟧'),
  },
  {
    rule: 'contacts/best-for-missing',
    what: 'a contact in the short form',
    plant: (plot) => plot.team().append('contacts', '⟦"#help"⟧'),
  },
  {
    rule: 'contacts/single-channel',
    what: 'a team with one contact',
    plant: (plot) => {
      const ground = plot.team()
      ground.edit(/^ {2}- \{kind: mail.*\n/m, '').edit(/(?<=address: )"#.*?"/, `⟦"#${ground.id}"⟧`)
    },
  },
]

import type { Defect } from '../defects.ts'

/** Where services run. */
export const hostDefects: readonly Defect[] = [
  {
    rule: 'hosts/node-set-invalid',
    what: 'a bracket that is never closed',
    plant: (plot) => plot.address().replace('hosts', 0, '⟦"lvs[1017-1020.eqiad.wmnet"⟧'),
  },
  {
    rule: 'hosts/node-set-invalid',
    what: 'a range that runs backwards',
    plant: (plot) => plot.role().append('hosts', '⟦"lvs[1020-1017].eqiad.wmnet"⟧'),
  },
  {
    rule: 'hosts/node-set-invalid',
    what: 'more hosts than anybody has',
    plant: (plot) => plot.role().append('hosts', '⟦"lvs[1-9999].eqiad.wmnet"⟧'),
  },
  {
    rule: 'hosts/group-unknown',
    what: 'a slip in the name of a group',
    plant: (plot) => plot.address().append('hosts', '⟦"@balancer"⟧'),
  },
  {
    rule: 'hosts/none-in-production',
    what: 'no hosts',
    plant: (plot) =>
      plot
        .address()
        .set('⟦hosts⟧', '[]')
        .edit(/^hosts:\n(?: {2}.*\n)*/m, ''),
  },
]

import type { Claim } from '../model/port-conflict.ts'
import { fieldOf } from './entries.ts'
import type { Spot } from './rule.ts'

/** Who claims a port, as messages say it. */
export const claimant = ({ service }: Pick<Claim, 'service'>): string =>
  service ? `\`${service.id}\`` : 'the base layer of the site'

/** Who claims a port, as fingerprints say it: empty for the base layer. */
export const claimantId = ({ service }: Pick<Claim, 'service'>): string => service?.id ?? ''

/** Where the port stands, in a document or in the site’s configuration. */
export function claimSpot({ service, portIndex, port }: Claim, label?: string): Spot {
  const field = fieldOf('ports', portIndex, port)
  const spot = service
    ? { document: service, field }
    : { document: 'site' as const, field: ['base', ...field] }
  return label === undefined ? spot : { ...spot, label }
}

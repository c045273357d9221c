import type { Rule } from '../../rule.ts'

/** `ports/transport-invalid`. It shows while a file is parsed; this is its entry in lists. */
export const transportInvalid: Rule = {
  id: 'ports/transport-invalid',
  severity: 'error',
  summary: 'A transport is none of tcp, udp, sctp and unix.',
}

import type { Port } from '../model/schema/port.ts'

/** True where the port's document accepts the risk of this id; one that has ended is `ports/risk-expired`. */
export const isAccepted = ({ risk, protocol }: Port, id: string | undefined): boolean =>
  risk?.accept.some((accepted) => accepted === id || (protocol !== undefined && accepted === protocol)) ??
  false

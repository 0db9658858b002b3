import type { Holder } from '~/features/accounts/index';
import type { ActingParty } from '~/platform/audit.server';

/** Somebody who answers for other people, in a request. */
export interface ActingPerson extends Holder {
  /** The network address that the request comes from. */
  address: string | null;
}

export const partyOf = ({ id, address }: ActingPerson): ActingParty & { actorId: string } => ({
  actorId: id,
  address,
});

import type { Holder } from '~/features/accounts/index';
import { type ActingParty, theOperator } from '~/platform/audit.server';
import { worksOnItemsOf } from './policy';

/** Whoever works on item banks in a request; null for the operator's command line, which may do all. */
export type ItemActor = (Holder & { address: string | null }) | null;

export const partyOf = (actor: ItemActor): ActingParty =>
  actor ? { actorId: actor.id, address: actor.address } : theOperator;

export const mayWorkOn = (actor: ItemActor, instituteId: string): boolean =>
  actor === null || worksOnItemsOf(actor, instituteId);

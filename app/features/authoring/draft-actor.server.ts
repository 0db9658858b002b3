import type { Holder } from '~/features/accounts/index';
import { type ActingParty, theOperator } from '~/platform/audit.server';

/** Whoever works on drafts, and where their request comes from. */
export type DraftActor = Holder & { address: string | null };

export const partyOf = (actor: DraftActor | null): ActingParty =>
  actor ? { actorId: actor.id, address: actor.address } : theOperator;

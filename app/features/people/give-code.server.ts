import { database } from '~db/client.server';
import { giveInvitationCode, giveRecoveryCode } from '~/features/accounts/index.server';
import { type ActingPerson, partyOf } from './acting-person';
import { checkActsFor } from './act-for-person.server';

export type GiveCodeAnswer =
  | { outcome: 'notFound' | 'forbidden' }
  /** A `recovery` code is for a person who has an open account, an `invitation` code for one who has still to open it. */
  | { outcome: 'given'; purpose: 'recovery' | 'invitation'; code: string };

/**
 * Draws a code that lets a person choose a password, to be given to them face to face. It is shown this once; one drawn before is worth
 * nothing any more.
 */
export async function giveCode(actor: ActingPerson, personId: string): Promise<GiveCodeAnswer> {
  return database().transaction(async (tx) => {
    const person = await checkActsFor(tx, actor, personId);
    if (typeof person === 'string') return { outcome: person };
    const give = person.isOpened ? giveRecoveryCode : giveInvitationCode;
    const code = await give(tx, personId, partyOf(actor));
    return { outcome: 'given', purpose: person.isOpened ? 'recovery' : 'invitation', code };
  });
}

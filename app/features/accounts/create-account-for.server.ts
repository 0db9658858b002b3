import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { council } from '~db/schema/places';
import { type ActingParty, theOperator } from '~/platform/audit.server';
import { addAccount } from './add-account.server';
import { giveInvitationCode } from './give-code.server';
import { grantRole } from './grant-role.server';
import { scopeOf } from './roles';
import type { AccountToCreate } from './schemas';

export type CreateAccountForAnswer =
  /** With the code that opens the account, shown this once. */
  | { outcome: 'created'; accountId: string; code: string }
  | { outcome: 'phoneTaken'; accountId: string }
  | { outcome: 'noCouncil' };

/**
 * Creates an account at the operator's command line, which its person opens with a code. This is how a new installation gets its first
 * administrator, who then appoints everybody else.
 */
export async function createAccountFor(
  { isAdministrator, ...person }: AccountToCreate & { isAdministrator: boolean },
  by: ActingParty = theOperator,
): Promise<CreateAccountForAnswer> {
  return database().transaction(async (tx) => {
    const [place] = await tx.select({ id: council.id }).from(council).where(eq(council.id, person.council));
    if (!place) return { outcome: 'noCouncil' };
    const { phone, name, cadre, language } = person;
    const workplace = { councilId: place.id, facilityId: null, facility: null, trainingInstitution: null };
    const added = await addAccount(tx, { phone, name, cadre, language, ...workplace }, by);
    const { accountId } = added;
    if (added.outcome === 'phoneTaken') return { outcome: 'phoneTaken', accountId };
    if (isAdministrator) {
      await grantRole(tx, { personId: accountId, grant: { role: 'administrator', ...scopeOf() } }, by);
    }
    return { outcome: 'created', accountId, code: await giveInvitationCode(tx, accountId, by) };
  });
}

import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account, consent } from '~db/schema/accounts';
import { type RefusedWorkplace, resolveWorkplace } from '~/features/places/index.server';
import { recordAudit } from '~/platform/audit.server';
import { networkOf } from '~/platform/security/network-of-address';
import { countTry } from '~/platform/security/rate-limit.server';
import { readSiteSettings } from '~/platform/site-settings.server';
import { isStudent } from './cadres';
import { hashPassword } from './password.server';
import type { SignUp } from './schemas';

/** The version of the text that a person agrees to at sign-up; raised whenever that text changes. */
export const consentVersion = '2026-12';

const perNetwork = { name: 'sign-up:address', windowSeconds: 60 * 60 };

export type CreateAccountAnswer =
  | { outcome: 'created'; accountId: string }
  | { outcome: 'phoneTaken' }
  | RefusedWorkplace
  | { outcome: 'wait'; retryAfterSeconds: number };

/** Makes an account and records the consent, both or neither. */
export async function createAccount(signUp: SignUp, address: string): Promise<CreateAccountAnswer> {
  const { signUpsPerNetworkHourly: limit } = await readSiteSettings();
  const answer = await countTry({ ...perNetwork, limit }, networkOf(address));
  if (!answer.allowed) return { outcome: 'wait', retryAfterSeconds: answer.retryAfterSeconds };
  const workplace = await resolveWorkplace(signUp);
  if (workplace.outcome === 'refused') return workplace;

  const passwordHash = await hashPassword(signUp.password);
  return database().transaction(async (tx) => {
    const [created] = await tx
      .insert(account)
      .values({
        id: uuidv7(),
        name: signUp.name,
        phone: signUp.phone,
        passwordHash,
        cadre: signUp.cadre,
        trainingInstitution: isStudent(signUp) ? signUp.trainingInstitution : null,
        councilId: workplace.councilId,
        facilityId: workplace.facilityId,
        facility: workplace.facility,
        language: signUp.language,
      })
      .onConflictDoNothing({ target: account.phone })
      .returning({ id: account.id });
    if (!created) return { outcome: 'phoneTaken' };
    await tx.insert(consent).values({ id: uuidv7(), accountId: created.id, version: consentVersion });
    const by = { actorId: created.id, address };
    await recordAudit(tx, by, { action: 'account.created', personId: created.id });
    return { outcome: 'created', accountId: created.id };
  });
}

import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database, type Transaction } from '~db/client.server';
import { account, membership } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { invitation } from '~db/schema/people';
import { addAccount, addMember, giveInvitationCode, lockAccounts } from '~/features/accounts/index.server';
import { resolveWorkplace } from '~/features/places/index.server';
import { recordAudit } from '~/platform/audit.server';
import type { FormFaults } from '~/platform/http/form-faults';
import type { Language } from '~/platform/i18n/language';
import { countTry } from '~/platform/security/rate-limit.server';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleWithin } from './people-scope.server';
import { mayAddPersonAt } from './policy';
import type { PersonToAdd } from './schemas';

/** Whether a number has an account shows in the answer, so that nobody may try many. */
const perActor = { name: 'add-person:account', limit: 200, windowSeconds: 60 * 60 };

export type AddPersonAnswer =
  /** With the code that opens the account, shown this once. */
  | { outcome: 'added'; personId: string; code: string }
  /** The number has an account; its person is asked to join. `personId` where the actor answers for that person. */
  | { outcome: 'invited'; personId: string | null }
  /** The number is one of somebody whom the actor answers for already. */
  | { outcome: 'known'; personId: string }
  /** The number has an account of somebody elsewhere, whom no institute asks to join. */
  | { outcome: 'knownElsewhere' }
  /** The workplace has to be asked again. */
  | { outcome: 'refused'; faults: FormFaults }
  | { outcome: 'instituteClosed' | 'forbidden' }
  | { outcome: 'wait'; retryAfterSeconds: number };

/**
 * Adds one person: with a new number an account that an invitation code opens, with the number of an account an invitation to join the
 * institute, which that person accepts or declines. A form that is sent twice finds the person known, and gets no second code.
 * @param language of the messages that the new person gets
 */
export async function addPerson(
  actor: ActingPerson,
  form: PersonToAdd,
  language: Language,
): Promise<AddPersonAnswer> {
  const workplace = await resolveWorkplace(form);
  if (workplace.outcome === 'refused') return workplace;
  const { councilId, facilityId, facility } = workplace;
  const { institute: instituteId, phone, name, cadre, trainingInstitution } = form;
  if (!mayAddPersonAt(actor, instituteId, { regionId: form.region, councilId })) {
    return { outcome: 'forbidden' };
  }
  const answer = await countTry(perActor, actor.id);
  if (!answer.allowed) return { outcome: 'wait', retryAfterSeconds: answer.retryAfterSeconds };
  const person = { phone, name, cadre, trainingInstitution, councilId, facilityId, facility, language };
  return database().transaction(async (tx) => {
    if (instituteId !== null && !(await isOpenInstitute(tx, instituteId))) {
      return { outcome: 'instituteClosed' };
    }
    const added = await addAccount(tx, person, partyOf(actor));
    const personId = added.accountId;
    if (added.outcome === 'phoneTaken') return greetKnown(tx, actor, personId, instituteId);
    if (instituteId !== null) await addMember(tx, { personId, instituteId }, partyOf(actor));
    return { outcome: 'added', personId, code: await giveInvitationCode(tx, personId, partyOf(actor)) };
  });
}

async function greetKnown(
  tx: Transaction,
  actor: ActingPerson,
  personId: string,
  instituteId: string | null,
): Promise<AddPersonAnswer> {
  const [mine] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, personId), peopleWithin(actor)));
  if (instituteId === null || (mine && (await isMember(tx, personId, instituteId)))) {
    return mine ? { outcome: 'known', personId } : { outcome: 'knownElsewhere' };
  }
  await invite(tx, actor, personId, instituteId);
  return { outcome: 'invited', personId: mine ? personId : null };
}

/** Asks a person to join an institute, unless the question stands already. */
async function invite(tx: Transaction, actor: ActingPerson, personId: string, instituteId: string) {
  await lockAccounts(tx, personId);
  const [standing] = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        eq(invitation.accountId, personId),
        eq(invitation.instituteId, instituteId),
        isNull(invitation.answeredAt),
      ),
    );
  if (standing) return;
  await tx.insert(invitation).values({ id: uuidv7(), accountId: personId, instituteId, invitedBy: actor.id });
  await recordAudit(tx, partyOf(actor), { action: 'member.invited', personId, objectId: instituteId });
}

async function isOpenInstitute(tx: Transaction, instituteId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: institute.id })
    .from(institute)
    .where(and(eq(institute.id, instituteId), isNull(institute.closedAt)))
    .for('share');
  return found !== undefined;
}

async function isMember(tx: Transaction, personId: string, instituteId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: membership.accountId })
    .from(membership)
    .where(and(eq(membership.accountId, personId), eq(membership.instituteId, instituteId)));
  return found !== undefined;
}

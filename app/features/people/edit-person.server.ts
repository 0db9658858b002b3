import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import {
  type ProfileFacts,
  type ProfileGroup,
  updateProfile,
  type UpdateProfileAnswer,
} from '~/features/accounts/index.server';
import { resolveWorkplace } from '~/features/places/index.server';
import type { FormFaults } from '~/platform/http/form-faults';
import { checkActsFor } from './act-for-person.server';
import { type ActingPerson, partyOf } from './acting-person';
import { peopleWithin } from './people-scope.server';
import type { CorrectionForm } from './schemas';

export type EditPersonAnswer =
  | Exclude<UpdateProfileAnswer, { outcome: 'noAccount' | 'updated' }>
  /** `isWithin`: whether the person is still among those whom the actor answers for. */
  | { outcome: 'updated'; isWithin: boolean }
  | { outcome: 'refused'; faults: FormFaults }
  | { outcome: 'notFound' | 'forbidden' };

export interface Correction {
  personId: string;
  form: CorrectionForm;
  /** What of the form holds something else than it was filled with: all else stays as it is by now. */
  changed: ReadonlySet<ProfileGroup>;
}

/**
 * Corrects what a person's account says, unless somebody else has done so since it was seen. What was confirmed before is then confirmed
 * no more.
 */
export async function editPerson(
  actor: ActingPerson,
  { personId, form, changed }: Correction,
): Promise<EditPersonAnswer> {
  const changes: Partial<ProfileFacts> = {};
  if (changed.has('workplace')) {
    const workplace = await resolveWorkplace(form);
    if (workplace.outcome === 'refused') return workplace;
    const { councilId, facilityId, facility } = workplace;
    Object.assign(changes, { councilId, facilityId, facility });
  }
  if (changed.has('name')) changes.name = form.name;
  if (changed.has('cadre')) changes.cadre = form.cadre;
  if (changed.has('cadre') || changed.has('trainingInstitution'))
    changes.trainingInstitution = form.trainingInstitution;
  return database().transaction(async (tx) => {
    const person = await checkActsFor(tx, actor, personId);
    if (typeof person === 'string') return { outcome: person };
    const answer = await updateProfile(personId, form.version, changes, partyOf(actor), tx);
    if (answer.outcome === 'noAccount') return { outcome: 'notFound' };
    if (answer.outcome !== 'updated') return answer;
    const within = await tx
      .select({ id: account.id })
      .from(account)
      .where(and(eq(account.id, personId), peopleWithin(actor)));
    return { outcome: 'updated', isWithin: within.length > 0 };
  });
}

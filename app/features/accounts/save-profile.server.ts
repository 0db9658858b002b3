import type { z } from 'zod';
import { resolveWorkplace } from '~/features/places/index.server';
import type { ActingParty } from '~/platform/audit.server';
import type { FormFaults } from '~/platform/http/form-faults';
import type { ProfileFacts } from './get-profile.server';
import type { ProfileGroup } from './profile-fields';
import type { ProfileSchema } from './schemas';
import { updateProfile, type UpdateProfileAnswer } from './update-profile.server';

/**
 * Saves what a person has changed on the form of their own profile.
 * @param changed what of the form holds something else than it was filled with: all else stays as it is by now
 */
export async function saveProfile(
  accountId: string,
  form: z.infer<typeof ProfileSchema>,
  changed: ReadonlySet<ProfileGroup>,
  by: ActingParty,
): Promise<UpdateProfileAnswer | { outcome: 'refused'; faults: FormFaults }> {
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
  if (changed.has('sex')) changes.sex = form.sex;
  if (changed.has('checkNumber')) changes.checkNumber = form.checkNumber;
  if (changed.has('language')) changes.language = form.language;
  if (changed.has('registrations')) changes.registrations = form.registrations;
  return updateProfile(accountId, form.version, changes, by);
}

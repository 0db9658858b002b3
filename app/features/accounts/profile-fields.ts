import { changedFields } from '~/platform/http/changed-fields';
import type { FormFields } from '~/platform/http/read-form.server';
import { getTranslator } from '~/platform/i18n/translate';
import type { Language } from '~/platform/i18n/language';
import type { Profile, ProfileFacts } from './get-profile.server';
import { registrationFieldNames, registrationFields } from './registrations';

/** The fields of the form in which a profile is changed, as they are filled from what is there. */
export function profileFields(profile: Profile): FormFields {
  return {
    name: profile.name,
    cadre: profile.cadre,
    region: profile.regionId,
    council: profile.councilId,
    facility: profile.facilityName ?? profile.facility ?? '',
    facilityId: profile.facilityId ?? '',
    trainingInstitution: profile.trainingInstitution ?? '',
    sex: profile.sex ?? '',
    checkNumber: profile.checkNumber ?? '',
    language: profile.language,
    ...registrationFields(profile.registrations),
  };
}

/**
 * Tells which of a form's fields hold something else than they were filled with.
 * @param fields as they were sent, each beside what it was filled with, see `withEarlierValues`
 * @returns of each field the group that it belongs to
 */
export function changedGroups(fields: FormFields): Set<ProfileGroup> {
  const now = Object.fromEntries(Object.entries(fields).filter(([field]) => !field.startsWith('was.')));
  const groups = Object.keys(changedFields(now, fields)).map((field) => groupOfField[field]);
  return new Set(groups.filter((group) => group !== undefined));
}

/** What of a profile is shown, asked and changed together. */
export type ProfileGroup =
  | 'name'
  | 'cadre'
  | 'workplace'
  | 'trainingInstitution'
  | 'sex'
  | 'checkNumber'
  | 'language'
  | 'registrations';

const { known, others } = registrationFieldNames;
const registrationNames = [
  ...known.map(({ number }) => number),
  ...others.flatMap((pair) => Object.values(pair)),
];

const groupOfField: Partial<Record<string, ProfileGroup>> = {
  name: 'name',
  cadre: 'cadre',
  region: 'workplace',
  council: 'workplace',
  facility: 'workplace',
  facilityId: 'workplace',
  trainingInstitution: 'trainingInstitution',
  sex: 'sex',
  checkNumber: 'checkNumber',
  language: 'language',
  ...Object.fromEntries(registrationNames.map((field) => [field, 'registrations' as const])),
};

/** The form once more, as it was sent. */
export interface SentProfileForm {
  version: number;
  /** What the fields hold. */
  typed: FormFields;
  /** What they were filled with. */
  earlier: FormFields;
}

/** @param fields as they were sent; those of no profile are left out */
export function sentProfileForm(fields: FormFields): SentProfileForm {
  const names = Object.keys(groupOfField);
  const pick = (prefix: string) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = fields[prefix + name];
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
  return { version: Number(fields.version) || 0, typed: pick(''), earlier: pick('was.') };
}

/** The form filled with what an account says by now, under what somebody has changed on the form they had. */
export function mergedProfileForm(fields: FormFields, current: Profile): SentProfileForm {
  const changed = changedGroups(fields);
  const { typed } = sentProfileForm(fields);
  const earlier = profileFields(current);
  const kept = Object.entries(typed).filter(([field]) => {
    const group = groupOfField[field];
    return group !== undefined && changed.has(group);
  });
  return { version: current.version, typed: { ...earlier, ...Object.fromEntries(kept) }, earlier };
}

const groupOf: Record<keyof ProfileFacts, ProfileGroup> = {
  name: 'name',
  cadre: 'cadre',
  councilId: 'workplace',
  facilityId: 'workplace',
  facility: 'workplace',
  trainingInstitution: 'trainingInstitution',
  sex: 'sex',
  checkNumber: 'checkNumber',
  language: 'language',
  registrations: 'registrations',
};

/** @returns in the reader's words what a profile says now of the fields that somebody wanted otherwise, by field of the form */
export function presentCurrent(
  profile: Profile,
  differing: readonly (keyof ProfileFacts)[],
  language: Language,
): Partial<Record<ProfileGroup, string>> {
  const t = getTranslator(language);
  const facility = profile.facilityName ?? profile.facility;
  const said: Record<ProfileGroup, string | null> = {
    name: profile.name,
    cadre: t(`accounts:cadre.${profile.cadre}` as 'accounts:cadre.CO'),
    workplace: [facility, profile.councilName].filter(Boolean).join(', '),
    trainingInstitution: profile.trainingInstitution,
    sex: profile.sex && t(`profile:sexOf.${profile.sex}`),
    checkNumber: profile.checkNumber,
    language: t(`profile:languageOf.${profile.language}`),
    registrations: profile.registrations.map(({ council, number }) => `${council} ${number}`).join(', '),
  };
  return Object.fromEntries(
    differing.map((field) => [groupOf[field], said[groupOf[field]] || t('profile:nothing')]),
  );
}

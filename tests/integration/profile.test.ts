import { and, asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import {
  changedGroups,
  getProfile,
  mergedProfileForm,
  presentCurrent,
  profileFields,
  saveProfile,
  updateProfile,
} from '~/features/accounts/index.server';
import { ProfileSchema } from '~/features/accounts/schemas';
import { confirmPerson, getConfirmation } from '~/features/people/index.server';
import { formFaults } from '~/platform/http/form-faults';
import type { FormFields } from '~/platform/http/read-form.server';
import { createFacility, createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
const address = '192.0.2.1';
let dispensary = '';
let healthCentre = '';
let elsewhere = '';

beforeAll(async () => {
  dispensary = await createFacility('100056-1', 'kigoma-dc', 'Mwandiga Dispensary');
  healthCentre = await createFacility('100064-5', 'kigoma-dc', 'Bitale Health Centre');
  elsewhere = await createFacility('100072-8', 'arusha-dc', 'Ngaramtoni Health Centre');
});

const profileOf = async (id: string) => {
  const profile = await getProfile(id);
  if (!profile) throw new Error('the person has an account');
  return profile;
};

/** The form as a browser sends it: filled from the profile, with what it was filled with beside it, and then `changes`. */
async function formOf(id: string, changes: FormFields = {}): Promise<FormFields> {
  const profile = await profileOf(id);
  const filled = profileFields(profile);
  const earlier = Object.entries(filled).map(([field, value]) => [`was.${field}`, value] as const);
  return { version: String(profile.version), ...filled, ...Object.fromEntries(earlier), ...changes };
}

const save = (id: string, form: FormFields) =>
  saveProfile(id, ProfileSchema.parse(form), changedGroups(form), { actorId: id, address });

const faultsOf = (form: FormFields) => {
  const parsed = ProfileSchema.safeParse(form);
  return parsed.success ? {} : formFaults(parsed.error);
};

const changesOf = async (personId: string) =>
  database()
    .select({ actorId: auditEntry.actorId, address: auditEntry.address, detail: auditEntry.detail })
    .from(auditEntry)
    .where(and(eq(auditEntry.personId, personId), eq(auditEntry.action, 'account.changed')))
    .orderBy(asc(auditEntry.at), asc(auditEntry.id));

describe('a profile', () => {
  test('keeps what the form says, and the audit trail the names of the fields alone', async () => {
    const { id } = await createPerson();
    const form = await formOf(id, {
      name: '  Asha\u200b  J. Juma ',
      cadre: 'CO',
      facility: 'Mwandiga Dispensary',
      facilityId: dispensary,
      sex: 'female',
      checkNumber: '1234 5678',
      language: 'en',
      'registration.TNMC': 'TNMC/12 345',
      'registration.MCT': ' 9981 ',
      'otherCouncil.0': 'Baraza la Optometria',
      'otherNumber.0': 'OP-7',
    });
    expect(await save(id, form)).toMatchObject({ outcome: 'updated' });
    expect(await profileOf(id)).toMatchObject({
      version: 2,
      name: 'Asha J. Juma',
      cadre: 'CO',
      councilId: 'kigoma-dc',
      facilityId: dispensary,
      facilityName: 'Mwandiga Dispensary',
      facility: null,
      trainingInstitution: null,
      sex: 'female',
      checkNumber: '12345678',
      language: 'en',
      registrations: [
        { council: 'Baraza la Optometria', number: 'OP-7' },
        { council: 'MCT', number: '9981' },
        { council: 'TNMC', number: 'TNMC/12 345' },
      ],
    });
    expect(await changesOf(id)).toEqual([
      {
        actorId: id,
        address,
        detail: { fields: 'facilityId, name, cadre, sex, checkNumber, language, registrations' },
      },
    ]);
  });

  test('that is saved as it is, or twice, changes nothing', async () => {
    const { id } = await createPerson();
    expect(await save(id, await formOf(id))).toEqual({ outcome: 'updated', changed: [] });
    const form = await formOf(id, { checkNumber: '87654321', 'registration.PC': '17' });
    expect(await save(id, form)).toMatchObject({ changed: ['checkNumber', 'registrations'] });
    expect(await save(id, form)).toEqual({ outcome: 'updated', changed: [] });
    expect(await profileOf(id)).toMatchObject({ version: 2 });
    expect(await changesOf(id)).toHaveLength(1);
  });

  test('lets go of what is emptied', async () => {
    const { id } = await createPerson();
    await save(id, await formOf(id, { sex: 'male', checkNumber: '1', 'registration.MCT': '5' }));
    await save(id, await formOf(id, { sex: '', checkNumber: ' ', 'registration.MCT': '' }));
    expect(await profileOf(id)).toMatchObject({
      sex: null,
      checkNumber: null,
      registrations: [],
      version: 3,
    });
  });

  test('names the training institution of students, and of nobody else', async () => {
    const { id } = await createPerson();
    expect(faultsOf(await formOf(id, { cadre: 'STU' }))).toEqual({
      trainingInstitution: 'trainingInstitution',
    });
    await save(id, await formOf(id, { cadre: 'STU', trainingInstitution: 'Chuo cha Uuguzi Kigoma' }));
    expect(await profileOf(id)).toMatchObject({
      cadre: 'STU',
      trainingInstitution: 'Chuo cha Uuguzi Kigoma',
    });
    await save(id, await formOf(id, { cadre: 'NO' }));
    expect(await profileOf(id)).toMatchObject({ cadre: 'NO', trainingInstitution: null });
  });

  test('takes a facility only in the council that is named with it', async () => {
    const { id } = await createPerson();
    expect(await save(id, await formOf(id, { facility: 'Ngaramtoni', facilityId: elsewhere }))).toEqual({
      outcome: 'refused',
      faults: { facility: 'facilityElsewhere' },
    });
    expect(await save(id, await formOf(id, { council: 'arusha-dc' }))).toEqual({
      outcome: 'refused',
      faults: { council: 'councilElsewhere' },
    });
    expect(await save(id, await formOf(id, { facility: 'Zahanati isiyo kwenye orodha' }))).toMatchObject({
      outcome: 'updated',
    });
    expect(await profileOf(id)).toMatchObject({ facilityId: null, facility: 'Zahanati isiyo kwenye orodha' });
  });

  test('that is no more is not changed', async () => {
    const stranger = '01900000-0000-7000-8000-000000000000';
    expect(await updateProfile(stranger, 1, { name: 'Asha' }, { actorId: null, address })).toEqual({
      outcome: 'noAccount',
    });
  });
});

describe('bad input', () => {
  test.for([
    ['a name of signs', 'name', '<b>Asha</b>', 'name'],
    ['no name', 'name', ' ', 'nameMissing'],
    ['a cadre of no list', 'cadre', 'KING', 'cadre'],
    ['a region of no list', 'region', 'x\0', 'region'],
    ['a sex of no list', 'sex', 'yes', 'sex'],
    ['letters as a check number', 'checkNumber', 'TZ123', 'checkNumber'],
    ['thirteen digits as a check number', 'checkNumber', '1234567890123', 'checkNumber'],
    ['other digits as a check number', 'checkNumber', '١٢٣٤٥٦٧٨', 'checkNumber'],
    ['a long training institution', 'trainingInstitution', 'a'.repeat(121), 'trainingInstitutionTooLong'],
    ['a facility code that is none', 'facilityId', "1' or '1'='1", 'facilityUnknown'],
  ] as const)('%s is told beside its field', async ([, field, typed, fault]) => {
    const { id } = await createPerson();
    expect(faultsOf(await formOf(id, { [field]: typed }))).toEqual({ [field]: fault });
  });

  test.for([
    ['a number without its council', { 'otherNumber.0': '12' }, 'councilMissing'],
    ['a council without a number', { 'otherCouncil.0': 'Baraza' }, 'numberMissing'],
    ['a long number', { 'registration.MCT': '1'.repeat(41) }, 'numberTooLong'],
    ['a long council', { 'otherCouncil.0': 'B'.repeat(81), 'otherNumber.0': '1' }, 'councilTooLong'],
    [
      'one council twice',
      { 'registration.MCT': '1', 'otherCouncil.0': 'mct', 'otherNumber.0': '2' },
      'councilTwice',
    ],
  ] as const)('%s is told', async ([, fields, fault]) => {
    const { id } = await createPerson();
    expect(faultsOf(await formOf(id, fields))).toEqual({ registrations: fault });
  });

  test('no fields at all are told field by field', () => {
    expect(Object.keys(faultsOf({})).sort()).toEqual(['cadre', 'council', 'language', 'name', 'region']);
  });
});

describe('two who edit one profile', () => {
  test('at the same moment: one is saved, the other is told what is there now', async () => {
    const { id } = await createPerson();
    const form = await formOf(id);
    const names = ['Asha Mmoja', 'Asha Wawili', 'Asha Watatu'];
    const answers = await Promise.all(names.map((name) => save(id, { ...form, name })));
    const saved = names.filter((_, index) => answers[index]?.outcome === 'updated');
    expect(saved).toHaveLength(1);
    expect(await profileOf(id)).toMatchObject({ name: saved[0], version: 2 });
    const told = answers.filter((answer) => answer.outcome === 'changedMeanwhile');
    expect(told).toHaveLength(2);
    for (const answer of told) {
      expect(answer.differing).toEqual(['name']);
      expect(answer.current).toMatchObject({ name: saved[0], version: 2 });
    }
    expect(await changesOf(id)).toHaveLength(1);
  });

  test('one after the other: nothing that either has written is lost', async () => {
    const { id } = await createPerson({ facilityId: dispensary });
    const mine = await formOf(id, { name: 'Asha Juma Mushi', checkNumber: '11112222' });
    const coordinator = { actorId: (await createPerson()).id, address: '198.51.100.9' };
    const correction = { cadre: 'ANO', facilityId: healthCentre, name: 'Asha J. Mushi' };
    await updateProfile(id, 1, correction, coordinator);

    const answer = await save(id, mine);
    if (answer.outcome !== 'changedMeanwhile') throw new Error(answer.outcome);
    expect(presentCurrent(answer.current, answer.differing, 'en')).toEqual({
      name: 'Asha J. Mushi',
      checkNumber: 'nothing',
    });
    const again = mergedProfileForm(mine, answer.current);
    expect(again.typed).toMatchObject({
      name: 'Asha Juma Mushi',
      checkNumber: '11112222',
      cadre: 'ANO',
      facility: 'Bitale Health Centre',
      facilityId: healthCentre,
    });
    const earlier = Object.entries(again.earlier).map(([field, value]) => [`was.${field}`, value] as const);
    const form = { version: String(again.version), ...again.typed, ...Object.fromEntries(earlier) };
    expect(await save(id, form)).toEqual({ outcome: 'updated', changed: ['name', 'checkNumber'] });
    expect(await profileOf(id)).toMatchObject({
      name: 'Asha Juma Mushi',
      checkNumber: '11112222',
      cadre: 'ANO',
      facilityId: healthCentre,
      version: 3,
    });
    expect((await changesOf(id)).map(({ actorId }) => actorId)).toEqual([coordinator.actorId, id]);
  });

  test('a version that is none of a form’s own saves nothing', async () => {
    const { id } = await createPerson();
    for (const version of ['', '0', '-1', '1.5', 'x', '999']) {
      const form = await formOf(id, { name: 'Asha Mpya', version });
      expect(await save(id, form)).toMatchObject({ outcome: 'changedMeanwhile' });
    }
    expect(await profileOf(id)).toMatchObject({ name: 'Asha Juma', version: 1 });
  });
});

test('what was confirmed is self-declared again once name, cadre or facility change, and nothing else does that', async () => {
  const { id } = await createPerson({ facilityId: dispensary });
  const officer = await createOfficer([grantOf('coordinator', { councilId: 'kigoma-dc' })]);
  const confirm = async () =>
    confirmPerson(officer, { personId: id, version: (await profileOf(id)).version });
  const state = async () => (await getConfirmation(id))?.state;
  expect(await state()).toBe('selfDeclared');
  const changes: FormFields[] = [
    { name: 'Asha Mpya' },
    { cadre: 'CO' },
    { facility: 'Bitale Health Centre', facilityId: healthCentre },
  ];
  for (const change of changes) {
    expect(await confirm()).toBe('done');
    await save(id, await formOf(id, { sex: (await profileOf(id)).sex === 'female' ? 'male' : 'female' }));
    expect(await state()).toBe('confirmed');
    await save(id, await formOf(id, change));
    expect(await state()).toBe('changed');
  }
});

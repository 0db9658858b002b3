import { describe, expect, test } from 'vitest';
import { type ImportColumn, importColumns } from './import-columns';
import { PlaceNames } from './place-names';
import { readPeopleRow } from './read-people-row';

const kigoma = {
  id: 'kigoma-dc',
  name: 'Kigoma DC',
  kind: 'district',
  regionId: 'kigoma',
  regionName: 'Kigoma',
} as const;
const kasulu = { ...kigoma, id: 'kasulu-dc', name: 'Kasulu DC' };
const names = new PlaceNames(
  [kigoma, kasulu],
  [{ id: '100056-1', name: 'Mwandiga', commonName: null, councilId: 'kigoma-dc' }],
);
const columns = Object.fromEntries(importColumns.map((column, place) => [column, place]));

const nurse = { name: 'Asha Juma', phone: '0712 345 678', cadre: 'NO', council: 'Kigoma DC' };

function read(changes: Partial<Record<ImportColumn, string>>) {
  const texts: Partial<Record<ImportColumn, string>> = { ...nurse, ...changes };
  return readPeopleRow(
    { line: 7, cells: importColumns.map((column) => texts[column] ?? '') },
    columns,
    names,
  );
}

describe('a row', () => {
  test('that says the least is a person', () => {
    expect(read({})).toMatchObject({
      line: 7,
      faults: [],
      person: {
        name: 'Asha Juma',
        phone: '+255712345678',
        cadre: 'NO',
        councilId: 'kigoma-dc',
        regionId: 'kigoma',
        facilityId: null,
        facility: null,
        sex: null,
        checkNumber: null,
        trainingInstitution: null,
      },
    });
  });

  test('may name the cadre by code or name, in either language and in capitals', () => {
    for (const cadre of ['co', 'Clinical officer', 'TABIBU']) {
      expect(read({ cadre })?.person?.cadre, cadre).toBe('CO');
    }
  });

  test.for([
    ['KE', 'female'],
    ['Mwanamke', 'female'],
    ['F', 'female'],
    ['Me', 'male'],
    ['male', 'male'],
  ] as const)('says with %j that the sex is %s', ([sex, expected]) =>
    expect(read({ sex })?.person?.sex).toBe(expected),
  );

  test('may name the facility by code, by name, by a code in the column of the name, or in words', () => {
    const inRegistry = { facilityId: '100056-1', facility: null, councilId: 'kigoma-dc' };
    expect(read({ facilityCode: '100056-1', council: '' })?.person).toMatchObject(inRegistry);
    expect(read({ facility: 'Zahanati ya Mwandiga' })?.person).toMatchObject(inRegistry);
    expect(read({ facility: '1000561' })?.person).toMatchObject(inRegistry);
    expect(read({ facility: 'Zahanati ya Kijijini' })?.person).toMatchObject({
      facilityId: null,
      facility: 'Zahanati ya Kijijini',
    });
  });

  test('keeps a training institution for students alone', () => {
    expect(read({ cadre: 'STU', trainingInstitution: 'Chuo' })?.person?.trainingInstitution).toBe('Chuo');
    expect(read({ trainingInstitution: 'Chuo' })?.person?.trainingInstitution).toBeNull();
    expect(read({ cadre: 'STU' })?.faults).toEqual([
      { column: 'trainingInstitution', fault: 'trainingInstitution' },
    ]);
  });

  test.for([
    ['name', '', 'nameMissing'],
    ['name', 'x'.repeat(81), 'nameTooLong'],
    ['name', '=cmd|/C calc', 'name'],
    ['name', '@SUM(A1)', 'name'],
    ['phone', '', 'phoneMissing'],
    ['phone', '0712 345 67', 'phone'],
    ['phone', '0712345678/0754000111', 'phone'],
    ['cadre', '', 'cadreMissing'],
    ['cadre', 'Astronaut', 'cadre'],
    ['region', 'Atlantis', 'region'],
    ['council', '', 'councilMissing'],
    ['council', 'Atlantis DC', 'council'],
    ['facilityCode', '100056-9', 'facilityCodeDigit'],
    ['facilityCode', '100214-6', 'facilityUnknown'],
    ['facilityCode', 'Mwandiga', 'facilityCode'],
    ['facility', 'x'.repeat(121), 'facilityTooLong'],
    ['facility', '100056-9', 'facilityCodeDigit'],
    ['sex', 'X', 'sex'],
    ['checkNumber', 'AB12', 'checkNumber'],
    ['trainingInstitution', 'x'.repeat(121), 'trainingInstitutionTooLong'],
  ] as const)('with the %s %j is refused', ([column, text, fault]) => {
    expect(read({ [column]: text })).toMatchObject({ person: null, faults: [{ column, fault }] });
  });

  test('with a facility of another council is refused', () => {
    expect(read({ facilityCode: '100056-1', council: 'Kasulu DC' })?.faults).toEqual([
      { column: 'facilityCode', fault: 'facilityElsewhere' },
    ]);
  });

  test('tells all its faults at once', () => {
    const row = read({ name: '', phone: 'x', cadre: 'x', council: '', sex: 'x' });
    expect(row?.faults.map(({ fault }) => fault)).toEqual([
      'nameMissing',
      'phone',
      'cadre',
      'sex',
      'councilMissing',
    ]);
  });

  test('that says nothing of anybody, or is an example of the template, is left out', () => {
    expect(readPeopleRow({ line: 3, cells: ['', '', ''] }, columns, names)).toBeUndefined();
    for (const name of ['(Mfano) Asha', '(EXAMPLE) Peter']) expect(read({ name })).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { type KnownCouncil, PlaceNames } from './place-names';

const councilNamed = (
  name: string,
  kind: KnownCouncil['kind'],
  regionName: string,
  id = name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
): KnownCouncil => ({ id, name, kind, regionId: regionName.toLowerCase(), regionName });

const facility = (id: string, name: string, councilId: string, commonName: string | null = null) => ({
  id,
  name,
  councilId,
  commonName,
});

const names = new PlaceNames(
  [
    councilNamed('Kigoma DC', 'district', 'Kigoma'),
    councilNamed('Kigoma/Ujiji MC', 'municipal', 'Kigoma'),
    councilNamed('Kasulu DC', 'district', 'Kigoma'),
    councilNamed('Kasulu TC', 'town', 'Kigoma'),
    councilNamed('Arusha CC', 'city', 'Arusha'),
    councilNamed('Mjini', 'municipal', 'Mjini Magharibi'),
    councilNamed('Kusini', 'district', 'Kusini Unguja'),
  ],
  [
    facility('100056-1', 'Mwandiga', 'kigoma-dc'),
    facility('100377-1', 'Bitale', 'kigoma-dc', 'Bitale Juu'),
    facility('123456-6', 'Kiganza Dispensary', 'kigoma-dc'),
    facility('999999-6', 'Kiganza Health Centre', 'kigoma-dc'),
    // The registry itself may hold a code whose check digit is wrong.
    facility('111111-1', 'Nyarubanda', 'kigoma-dc'),
  ],
);

const councilOf = (typed: string, region = '') => {
  const answer = names.council(typed, region);
  return 'found' in answer ? answer.found.id : answer.fault;
};

describe('a council', () => {
  test.for([
    ['Kigoma DC', 'kigoma-dc'],
    ['KIGOMA D.C.', 'kigoma-dc'],
    ['kigoma district council', 'kigoma-dc'],
    ['Kigoma District', 'kigoma-dc'],
    ['Halmashauri ya Wilaya ya Kigoma', 'kigoma-dc'],
    ['Wilaya ya Kigoma', 'kigoma-dc'],
    ['Halmashauri ya Kigoma', 'kigoma-dc'],
    ['Kigoma', 'kigoma-dc'],
    ['Manispaa ya Kigoma Ujiji', 'kigoma-ujiji-mc'],
    ['Kigoma/Ujiji Municipal Council', 'kigoma-ujiji-mc'],
    ['Halmashauri ya Mji wa Kasulu', 'kasulu-tc'],
    ['Kasulu TC', 'kasulu-tc'],
    ['Kasulu', 'councilUnclear'],
    ['Jiji la Arusha', 'arusha-cc'],
    ['Arusha MC', 'arusha-cc'],
    ['Mjini', 'mjini'],
    ['Atlantis DC', 'council'],
    ['DC', 'council'],
  ] as const)('called %j is %s', ([typed, expected]) => expect(councilOf(typed)).toBe(expected));

  test('is looked for in its region, where one is named', () => {
    expect(councilOf('Kigoma DC', 'Mkoa wa Kigoma')).toBe('kigoma-dc');
    expect(councilOf('Kigoma DC', 'KIGOMA REGION')).toBe('kigoma-dc');
    expect(councilOf('Kigoma DC', 'Arusha')).toBe('councilElsewhere');
    expect(councilOf('Kigoma DC', 'Atlantis')).toBe('region');
  });
});

const coded = (typed: string) => {
  const answer = names.facilityByCode(typed);
  return 'found' in answer ? answer.found.name : answer.fault;
};

describe('a facility', () => {
  test.for([
    ['100056-1', 'Mwandiga'],
    ['1000561', 'Mwandiga'],
    ['100056 - 1', 'Mwandiga'],
    ['111111-1', 'Nyarubanda'],
    ['100056-9', 'facilityCodeDigit'],
    ['100214-6', 'facilityUnknown'],
    ['10056-1', 'facilityCode'],
    ['Mwandiga', 'facilityCode'],
  ] as const)('with the code %j is %s', ([typed, expected]) => expect(coded(typed)).toBe(expected));

  const named = (typed: string, councilId = 'kigoma-dc') => {
    const answer = names.facilityByName(typed, councilId);
    return answer && ('found' in answer ? answer.found.id : answer.fault);
  };

  test.for([
    ['mwandiga', '100056-1'],
    ['Zahanati ya Mwandiga', '100056-1'],
    ['Bitale juu', '100377-1'],
    ['Kiganza Dispensary', '123456-6'],
    ['Kiganza', 'facilityUnclear'],
    ['Mwandiga Mpya', undefined],
  ] as const)('called %j is %s', ([typed, expected]) => expect(named(typed)).toBe(expected));

  test('of another council is another one', () => expect(named('Mwandiga', 'kasulu-dc')).toBeUndefined());
});

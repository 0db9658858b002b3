import { describe, expect, test } from 'vitest';
import { type Grant, scopeOf } from '~/features/accounts/index';
import { type GrantCandidate, grantChoices } from './grant-choices';

const places = [
  {
    id: 'kigoma',
    name: 'Kigoma',
    councils: [
      { id: 'kigoma-dc', name: 'Kigoma DC' },
      { id: 'uvinza-dc', name: 'Uvinza DC' },
    ],
  },
  { id: 'arusha', name: 'Arusha', councils: [{ id: 'arusha-cc', name: 'Arusha CC' }] },
];
const institutes = [
  { id: 'ttcih', name: 'TTCIH' },
  { id: 'muhas', name: 'MUHAS' },
];
const nurse: GrantCandidate = {
  regionId: 'kigoma',
  councilId: 'kigoma-dc',
  facilityId: '100001-8',
  facilityName: 'Zahanati ya Mwandiga',
  institutes: [{ id: 'ttcih' }],
  grants: [],
};

const scopesFor = (grants: Grant[], person: GrantCandidate = nurse) => {
  const choices = grantChoices({ grants }, person, institutes, places);
  return {
    institutes: choices.institutes.map(({ scope }) => scope),
    areas: choices.areas.map(({ scope }) => scope),
    facility: choices.facility?.scope ?? null,
    administrator: choices.mayBecomeAdministrator,
  };
};

const nothing = { institutes: [], areas: [], facility: null, administrator: false };

describe('the roles that a form offers', () => {
  test('to an administrator are all, councils only of the region in which the person works', () => {
    expect(scopesFor([{ role: 'administrator', ...scopeOf() }])).toEqual({
      institutes: ['ttcih', 'muhas'],
      areas: ['nation', 'region:kigoma', 'region:arusha', 'council:kigoma-dc', 'council:uvinza-dc'],
      facility: '100001-8',
      administrator: true,
    });
  });

  test('to a manager are those at the institute of which the person is a member', () => {
    const manager: Grant[] = [{ role: 'manager', ...scopeOf({ instituteId: 'ttcih' }) }];
    expect(scopesFor(manager)).toEqual({ ...nothing, institutes: ['ttcih'] });
    expect(scopesFor(manager, { ...nurse, institutes: [] })).toEqual(nothing);
  });

  test('to a coordinator are the areas and the facility within the own area', () => {
    expect(scopesFor([{ role: 'coordinator', ...scopeOf({ regionId: 'kigoma' }) }])).toEqual({
      ...nothing,
      areas: ['council:kigoma-dc', 'council:uvinza-dc'],
      facility: '100001-8',
    });
    expect(scopesFor([{ role: 'coordinator', ...scopeOf({ councilId: 'kigoma-dc' }) }])).toEqual({
      ...nothing,
      facility: '100001-8',
    });
    expect(scopesFor([{ role: 'coordinator', ...scopeOf({ councilId: 'uvinza-dc' }) }])).toEqual(nothing);
  });

  test('to an in-charge are none', () => {
    expect(scopesFor([{ role: 'facilityInCharge', ...scopeOf({ facilityId: '100001-8' }) }])).toEqual(
      nothing,
    );
  });

  test('leave out what the person has already', () => {
    const held: Grant[] = [
      { role: 'coordinator', ...scopeOf({ regionId: 'kigoma' }) },
      { role: 'facilityInCharge', ...scopeOf({ facilityId: '100001-8' }) },
      { role: 'administrator', ...scopeOf() },
    ];
    expect(scopesFor([{ role: 'administrator', ...scopeOf() }], { ...nurse, grants: held })).toEqual({
      institutes: ['ttcih', 'muhas'],
      areas: ['nation', 'region:arusha', 'council:kigoma-dc', 'council:uvinza-dc'],
      facility: null,
      administrator: false,
    });
  });

  test('hold no facility for somebody whose workplace is not in the registry', () => {
    const elsewhere = { ...nurse, facilityId: null, facilityName: null };
    expect(scopesFor([{ role: 'coordinator', ...scopeOf() }], elsewhere).facility).toBeNull();
  });
});

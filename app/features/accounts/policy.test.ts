import { describe, expect, test } from 'vitest';
import {
  actsForPeople,
  answersForPeople,
  type GrantPlace,
  isAdministrator,
  mayActFor,
  mayAddPeople,
  mayGrant,
  mayManageMembers,
} from './policy';
import { fitsRole, type Grant, type GrantScope, instituteRoles, type Role, roles, scopeOf } from './roles';

const grant = (role: Role, scope: Partial<GrantScope> = {}): Grant => ({ role, ...scopeOf(scope) });
const holder = (...grants: Grant[]) => ({ id: 'actor', grants });

const kigomaDc: GrantPlace = { regionId: 'kigoma' };
const uvinza: GrantPlace = { regionId: 'kigoma' };
const arusha: GrantPlace = { regionId: 'arusha' };
const atKigomaDc: GrantPlace = { regionId: 'kigoma', councilId: 'kigoma-dc' };
const atUvinza: GrantPlace = { regionId: 'kigoma', councilId: 'uvinza-dc' };
const atArusha: GrantPlace = { regionId: 'arusha', councilId: 'arusha-cc' };

const actors = {
  learner: holder(),
  author: holder(grant('author', { instituteId: 'ttcih' })),
  reviewer: holder(grant('reviewer', { instituteId: 'ttcih' })),
  facilitator: holder(grant('facilitator', { instituteId: 'ttcih' })),
  manager: holder(grant('manager', { instituteId: 'ttcih' })),
  inCharge: holder(grant('facilityInCharge', { facilityId: '100001-1' })),
  council: holder(grant('coordinator', { councilId: 'kigoma-dc' })),
  region: holder(grant('coordinator', { regionId: 'kigoma' })),
  nation: holder(grant('coordinator')),
  administrator: holder(grant('administrator')),
};
type ActorName = keyof typeof actors;
const actorNames = Object.keys(actors) as ActorName[];

const inCharge = grant('facilityInCharge', { facilityId: '100001-1' });

/** Every kind of grant, where it lies, and who alone may give it and take it back. */
const grants: [name: string, Grant, GrantPlace, ActorName[]][] = [
  ...instituteRoles.flatMap((role): (typeof grants)[number][] => [
    [`${role} at ttcih`, grant(role, { instituteId: 'ttcih' }), {}, ['manager', 'administrator']],
    [`${role} at muhas`, grant(role, { instituteId: 'muhas' }), {}, ['administrator']],
  ]),
  ['in-charge in Kigoma DC', inCharge, atKigomaDc, ['council', 'region', 'nation', 'administrator']],
  ['in-charge in Uvinza DC', inCharge, atUvinza, ['region', 'nation', 'administrator']],
  ['in-charge in Arusha', inCharge, atArusha, ['nation', 'administrator']],
  ['in-charge of an unknown facility', inCharge, {}, ['nation', 'administrator']],
  [
    'coordinator of Kigoma DC',
    grant('coordinator', { councilId: 'kigoma-dc' }),
    kigomaDc,
    ['region', 'nation', 'administrator'],
  ],
  [
    'coordinator of Uvinza DC',
    grant('coordinator', { councilId: 'uvinza-dc' }),
    uvinza,
    ['region', 'nation', 'administrator'],
  ],
  [
    'coordinator of Arusha city',
    grant('coordinator', { councilId: 'arusha-cc' }),
    arusha,
    ['nation', 'administrator'],
  ],
  [
    'coordinator of the region Kigoma',
    grant('coordinator', { regionId: 'kigoma' }),
    {},
    ['nation', 'administrator'],
  ],
  [
    'coordinator of the region Arusha',
    grant('coordinator', { regionId: 'arusha' }),
    {},
    ['nation', 'administrator'],
  ],
  ['coordinator of the nation', grant('coordinator'), {}, ['administrator']],
  ['administrator', grant('administrator'), {}, ['administrator']],
];

describe('granting and taking back', () => {
  test.for(grants)(
    '%s is for those whose scope holds it, and for nobody else',
    ([, wanted, place, allowed]) => {
      expect(actorNames.filter((name) => mayGrant(actors[name], wanted, place))).toEqual(
        actorNames.filter((name) => allowed.includes(name)),
      );
    },
  );

  test('covers every role', () => {
    expect(new Set(grants.map(([, { role }]) => role))).toEqual(new Set(roles));
  });

  test('of a council needs to know where the council lies', () => {
    const wanted = grant('coordinator', { councilId: 'kigoma-dc' });
    expect(mayGrant(actors.region, wanted)).toBe(false);
    expect(mayGrant(actors.region, wanted, { regionId: null })).toBe(false);
  });

  test('is not opened by a scope that says two things', () => {
    const wanted = grant('coordinator', { regionId: 'kigoma', councilId: 'arusha-cc' });
    for (const name of actorNames) expect(mayGrant(actors[name], wanted, arusha)).toBe(false);
    const asManager = grant('manager', { instituteId: 'ttcih', regionId: 'kigoma' });
    for (const name of actorNames) expect(mayGrant(actors[name], asManager)).toBe(false);
  });

  test('adds up where somebody has several roles, each within its own scope', () => {
    const both = holder(
      grant('manager', { instituteId: 'ttcih' }),
      grant('coordinator', { councilId: 'kigoma-dc' }),
    );
    expect(mayGrant(both, grant('author', { instituteId: 'ttcih' }))).toBe(true);
    expect(mayGrant(both, inCharge, atKigomaDc)).toBe(true);
    expect(mayGrant(both, grant('author', { instituteId: 'muhas' }))).toBe(false);
    expect(mayGrant(both, inCharge, atUvinza)).toBe(false);
  });
});

describe('the scope of a role', () => {
  const scopes: GrantScope[] = [
    scopeOf(),
    scopeOf({ instituteId: 'ttcih' }),
    scopeOf({ regionId: 'kigoma' }),
    scopeOf({ councilId: 'kigoma-dc' }),
    scopeOf({ facilityId: '100001-1' }),
    scopeOf({ regionId: 'kigoma', councilId: 'kigoma-dc' }),
    scopeOf({ instituteId: 'ttcih', regionId: 'kigoma' }),
    scopeOf({ instituteId: 'ttcih', facilityId: '100001-1' }),
    scopeOf({ councilId: 'kigoma-dc', facilityId: '100001-1' }),
  ];
  test.for([
    ['author', [1]],
    ['reviewer', [1]],
    ['facilitator', [1]],
    ['manager', [1]],
    ['coordinator', [0, 2, 3]],
    ['facilityInCharge', [4]],
    ['administrator', [0]],
  ] as const)('of %s is of its own kind', ([role, fitting]) => {
    expect(scopes.flatMap((scope, place) => (fitsRole({ role, ...scope }) ? [place] : []))).toEqual(fitting);
  });
});

describe('acting for a person', () => {
  const person = (...held: (Grant & { place?: GrantPlace })[]) => ({ id: 'person', grants: held });
  const actsFor = (held: ReturnType<typeof person>) =>
    actorNames.filter((name) => mayActFor(actors[name], held));

  test('without a role is for those who add people, not for an in-charge', () => {
    expect(actsFor(person())).toEqual(['manager', 'council', 'region', 'nation', 'administrator']);
  });

  test('of an institute is for its manager and administrators', () => {
    expect(actsFor(person(grant('author', { instituteId: 'ttcih' })))).toEqual(['manager', 'administrator']);
    expect(actsFor(person(grant('author', { instituteId: 'muhas' })))).toEqual(['administrator']);
  });

  test('who is in charge of a facility is for the coordinators above it', () => {
    expect(actsFor(person({ ...inCharge, place: atKigomaDc }))).toEqual([
      'council',
      'region',
      'nation',
      'administrator',
    ]);
    expect(actsFor(person({ ...inCharge, place: atUvinza }))).toEqual(['region', 'nation', 'administrator']);
  });

  test('who has an equal or higher role is for administrators alone', () => {
    expect(actsFor(person(grant('administrator')))).toEqual(['administrator']);
    expect(actsFor(person(grant('coordinator')))).toEqual(['administrator']);
    expect(actsFor(person(grant('coordinator', { regionId: 'kigoma' })))).toEqual([
      'nation',
      'administrator',
    ]);
  });

  test('needs all of the person’s roles to be within the scope, not one of them', () => {
    expect(actsFor(person(grant('author', { instituteId: 'ttcih' }), grant('administrator')))).toEqual([
      'administrator',
    ]);
    expect(
      actsFor(person(grant('author', { instituteId: 'ttcih' }), grant('author', { instituteId: 'muhas' }))),
    ).toEqual(['administrator']);
  });

  test('is never for oneself', () => {
    for (const name of actorNames) expect(mayActFor(actors[name], { id: 'actor', grants: [] })).toBe(false);
  });
});

describe('what is open to whom', () => {
  test('the pages about people are for those who answer for some', () => {
    expect(actorNames.filter((name) => answersForPeople(actors[name]))).toEqual([
      'manager',
      'inCharge',
      'council',
      'region',
      'nation',
      'administrator',
    ]);
  });

  test('an in-charge adds nobody', () => {
    expect(actorNames.filter((name) => mayAddPeople(actors[name]))).toEqual([
      'manager',
      'council',
      'region',
      'nation',
      'administrator',
    ]);
    expect(actors.inCharge.grants.some(actsForPeople)).toBe(false);
  });

  test('members are the manager’s of the very institute', () => {
    expect(actorNames.filter((name) => mayManageMembers(actors[name], 'ttcih'))).toEqual([
      'manager',
      'administrator',
    ]);
    expect(actorNames.filter((name) => mayManageMembers(actors[name], 'muhas'))).toEqual(['administrator']);
  });

  test('one role among others makes an administrator', () => {
    expect(isAdministrator(holder(grant('author', { instituteId: 'ttcih' }), grant('administrator')))).toBe(
      true,
    );
    expect(isAdministrator(actors.nation)).toBe(false);
  });
});

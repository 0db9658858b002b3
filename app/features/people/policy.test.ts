import { describe, expect, test } from 'vitest';
import { type Grant, type GrantScope, type Role, scopeOf } from '~/features/accounts/index';
import { mayAddPersonAt, mayAddToArea, mayConfirm } from './policy';

const holder = (role?: Role, scope: Partial<GrantScope> = {}, id = 'actor') => ({
  id,
  grants: role ? [{ role, ...scopeOf(scope) } satisfies Grant] : [],
});

const actors = {
  learner: holder(),
  author: holder('author', { instituteId: 'ttcih' }),
  manager: holder('manager', { instituteId: 'ttcih' }),
  inCharge: holder('facilityInCharge', { facilityId: '100001-8' }),
  council: holder('coordinator', { councilId: 'kigoma-dc' }),
  region: holder('coordinator', { regionId: 'kigoma' }),
  nation: holder('coordinator'),
  administrator: holder('administrator'),
};
type ActorName = keyof typeof actors;
const those = (may: (actor: (typeof actors)[ActorName]) => boolean) =>
  (Object.keys(actors) as ActorName[]).filter((name) => may(actors[name]));

describe('who confirms a person', () => {
  const person = { id: 'person', regionId: 'kigoma', councilId: 'kigoma-dc', facilityId: '100001-8' };
  test.for([
    ['at the facility', {}, ['inCharge', 'council', 'region', 'nation', 'administrator']],
    ['at another facility', { facilityId: '100002-6' }, ['council', 'region', 'nation', 'administrator']],
    ['at none of the registry', { facilityId: null }, ['council', 'region', 'nation', 'administrator']],
    [
      'in another council',
      { councilId: 'uvinza-dc', facilityId: null },
      ['region', 'nation', 'administrator'],
    ],
    [
      'in another region',
      { regionId: 'arusha', councilId: 'arusha-cc', facilityId: null },
      ['nation', 'administrator'],
    ],
  ] as const)('%s', ([, place, expected]) => {
    expect(those((actor) => mayConfirm(actor, { ...person, ...place }))).toEqual(expected);
  });

  test('nobody confirms themselves', () => {
    expect(those((actor) => mayConfirm(actor, { ...person, id: 'actor' }))).toEqual([]);
  });
});

describe('who adds a person', () => {
  const kigomaDc = { regionId: 'kigoma', councilId: 'kigoma-dc' };
  const uvinza = { regionId: 'kigoma', councilId: 'uvinza-dc' };
  const arusha = { regionId: 'arusha', councilId: 'arusha-cc' };

  test('to an area: its coordinators and administrators', () => {
    const to = (place: typeof kigomaDc) => those((actor) => mayAddPersonAt(actor, null, place));
    expect(to(kigomaDc)).toEqual(['council', 'region', 'nation', 'administrator']);
    expect(to(uvinza)).toEqual(['region', 'nation', 'administrator']);
    expect(to(arusha)).toEqual(['nation', 'administrator']);
    expect(those(mayAddToArea)).toEqual(['council', 'region', 'nation', 'administrator']);
  });

  test('to an institute: its managers, wherever the person works, and administrators', () => {
    for (const place of [kigomaDc, arusha]) {
      expect(those((actor) => mayAddPersonAt(actor, 'ttcih', place))).toEqual(['manager', 'administrator']);
      expect(those((actor) => mayAddPersonAt(actor, 'muhas', place))).toEqual(['administrator']);
    }
  });
});

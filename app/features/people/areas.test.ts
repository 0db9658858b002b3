import { describe, expect, test } from 'vitest';
import { type Grant, scopeOf } from '~/features/accounts/index';
import { areasWithin } from './areas';

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

const councilsOf = (...grants: Grant[]) =>
  areasWithin({ grants }, places).flatMap(({ councils }) => councils.map(({ id }) => id));

describe('the areas in which somebody may have people', () => {
  test.for<[string, Grant[], string[]]>([
    ['administrator', [{ role: 'administrator', ...scopeOf() }], ['kigoma-dc', 'uvinza-dc', 'arusha-cc']],
    [
      'manager',
      [{ role: 'manager', ...scopeOf({ instituteId: 'ttcih' }) }],
      ['kigoma-dc', 'uvinza-dc', 'arusha-cc'],
    ],
    [
      'coordinator of the nation',
      [{ role: 'coordinator', ...scopeOf() }],
      ['kigoma-dc', 'uvinza-dc', 'arusha-cc'],
    ],
    [
      'coordinator of a region',
      [{ role: 'coordinator', ...scopeOf({ regionId: 'kigoma' }) }],
      ['kigoma-dc', 'uvinza-dc'],
    ],
    [
      'coordinator of two councils',
      [
        { role: 'coordinator', ...scopeOf({ councilId: 'uvinza-dc' }) },
        { role: 'coordinator', ...scopeOf({ councilId: 'arusha-cc' }) },
      ],
      ['uvinza-dc', 'arusha-cc'],
    ],
    ['in-charge', [{ role: 'facilityInCharge', ...scopeOf({ facilityId: '100001-8' }) }], []],
    ['author', [{ role: 'author', ...scopeOf({ instituteId: 'ttcih' }) }], []],
  ])('%s', ([, grants, expected]) => expect(councilsOf(...grants)).toEqual(expected));
});

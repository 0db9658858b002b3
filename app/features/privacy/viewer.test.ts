import { expect, test } from 'vitest';
import { type Role, scopeOf } from '~/features/accounts/index';
import { type NamedGrant, roleTowards } from './viewer';

const person = {
  regionId: 'kigoma',
  councilId: 'kigoma-dc',
  facilityId: '100056-1',
  instituteIds: ['ttcih', 'ihi'],
};

const named = (name: string) => ({ sw: name, en: name });
const grant = (role: Role, scope: Parameters<typeof scopeOf>[0], name?: string): NamedGrant => ({
  role,
  ...scopeOf(scope),
  scopeName: name ? named(name) : null,
});

const inCharge = grant('facilityInCharge', { facilityId: '100056-1' }, 'Zahanati ya Mfano');
const ofCouncil = grant('coordinator', { councilId: 'kigoma-dc' }, 'Kigoma DC');
const ofRegion = grant('coordinator', { regionId: 'kigoma' }, 'Kigoma');
const ofNation = grant('coordinator', {});
const manager = grant('manager', { instituteId: 'ihi' }, 'IHI');
const administrator = grant('administrator', {});

test.for([
  [inCharge, { kind: 'facilityInCharge', where: named('Zahanati ya Mfano') }],
  [ofCouncil, { kind: 'councilCoordinator', where: named('Kigoma DC') }],
  [ofRegion, { kind: 'regionalCoordinator', where: named('Kigoma') }],
  [ofNation, { kind: 'nationalCoordinator' }],
  [manager, { kind: 'manager', where: named('IHI') }],
  [administrator, { kind: 'administrator' }],
] as const)('a viewer is told by the role that covers the person: $0.role', ([one, viewer]) => {
  expect(roleTowards([one], person)).toEqual(viewer);
});

test('of several roles the closest one is told', () => {
  const all = [administrator, ofNation, ofRegion, manager, ofCouncil, inCharge];
  const order = [];
  for (let left = all; left.length > 0;) {
    const viewer = roleTowards(left, person);
    order.push(viewer.kind);
    left = left.slice(0, -1);
  }
  expect(order).toEqual([
    'facilityInCharge',
    'councilCoordinator',
    'manager',
    'regionalCoordinator',
    'nationalCoordinator',
    'administrator',
  ]);
});

test('a role that covers others, or lets nobody look, is not told as one that covers the person', () => {
  const elsewhere = [
    grant('facilityInCharge', { facilityId: '100057-9' }, 'Kwingine'),
    grant('coordinator', { councilId: 'kasulu-dc' }, 'Kasulu DC'),
    grant('coordinator', { regionId: 'arusha' }, 'Arusha'),
    grant('manager', { instituteId: 'muhas' }, 'MUHAS'),
    grant('author', { instituteId: 'ttcih' }, 'TTCIH'),
  ];
  expect(roleTowards(elsewhere, person)).toEqual({ kind: 'unknown' });
  expect(roleTowards([], person)).toEqual({ kind: 'unknown' });
  expect(roleTowards([inCharge], { ...person, facilityId: null })).toEqual({ kind: 'unknown' });
});

import { expect, test } from 'vitest';
import { unmetLetters } from './smart-letters';

const heldOn = '2025-11-05';
const smart = {
  action: 'Call the caregivers of the children who missed dose 3',
  worksheet: 'W05',
  indicator: 'Dropout',
  baseline: '12,0',
  target: '8 %',
  owner: 'Nurse in charge of RCH',
  due: '2025-11-30',
  level: 'facility' as const,
};

test('a decision with all that makes it SMART lacks no letter', () => {
  expect(unmetLetters(smart, heldOn)).toEqual([]);
});

test.each([
  ['S', { action: 'Improve dropout' }],
  ['M', { indicator: '' }],
  ['M', { target: '' }],
  ['M', { target: '12' }],
  ['A', { owner: '' }],
  ['R', { worksheet: '' }],
  ['T', { due: '' }],
  ['T', { due: heldOn }],
  ['T', { due: '2026-05-05' }],
])('%s is missing with %j', (letter, change) => {
  expect(unmetLetters({ ...smart, ...change }, heldOn)).toEqual([letter]);
});

test('the last of 180 days is within them, and help from above stands for an owner', () => {
  expect(unmetLetters({ ...smart, due: '2026-05-04' }, heldOn)).toEqual([]);
  expect(unmetLetters({ ...smart, owner: '', level: 'council' }, heldOn)).toEqual([]);
});

import { expect, test } from 'vitest';
import { namesPhone } from './names-phone';

const phones = ['+255712345678', '+255622000111'];

test.for(['0712345678', '+255 712 345 678', '255-712-345-678', '712345678', 712345678, 'simu: 0712.345.678'])(
  'a row with %j names the phone',
  (phone) => {
    expect(namesPhone({ line: 3, cells: ['Asha', phone] }, phones)).toBe(true);
    expect(namesPhone({ person: { phone } }, phones)).toBe(true);
  },
);

test('a row about somebody else does not', () => {
  expect(namesPhone({ line: 3, cells: ['Asha', '0712345679', null, true, 12] }, phones)).toBe(false);
  expect(namesPhone(['0712345678'], [])).toBe(false);
  expect(namesPhone(null, phones)).toBe(false);
});

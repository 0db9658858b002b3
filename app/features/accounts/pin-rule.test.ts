import { describe, expect, it } from 'vitest';
import { checkPin } from './pin-rule';

const phone = '+255712348657';

describe('checkPin', () => {
  it.each(['', '123', '1234567', '12a4', '١٢٣٤', '12 34', '-123', '1e3', '4093\n'])(
    'takes %j for no PIN',
    (pin) => expect(checkPin(pin, phone)).toBe('pinShape'),
  );

  it.each([
    '1234',
    '0000',
    '1111',
    '9876',
    '23456',
    '121212',
    '2580',
    '1990',
    '1968',
    '2005',
    '311290',
    '123190',
    '901231',
    '8657',
    '348657',
  ])('refuses %s, which others guess', (pin) => expect(checkPin(pin, phone)).toBe('pinEasy'));

  it.each(['4093', '1835', '90724', '718293', '2719', '1123'])('takes %s', (pin) =>
    expect(checkPin(pin, phone)).toBeUndefined(),
  );
});

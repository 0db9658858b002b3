import { describe, expect, it } from 'vitest';
import { parseTypedNumber } from './typed-number';

describe('parseTypedNumber', () => {
  it.each([
    ['91', 91],
    ['91.0', 91],
    ['91,0', 91],
    [' 91.0 % ', 91],
    ['1,200', 1200],
    ['1 200', 1200],
    ['12,345.6', 12345.6],
    ['0,923', 0.923],
    ['1.040', 1.04],
    ['-3', -3],
  ])('reads %j', (typed, number) => expect(parseTypedNumber(typed)).toBe(number));

  it.each([
    ['500 mg', ['mg'], 500],
    ['500MG', ['mg'], 500],
    ['1,200 Wagonjwa', ['patients', 'wagonjwa'], 1200],
    ['92,5 %', ['mg'], 92.5],
    ['12 m l', ['ml'], 12],
  ])('reads %j where the unit is one of %j', (typed, units, number) =>
    expect(parseTypedNumber(typed, units)).toBe(number),
  );

  it.each(['500 kg', 'mg', 'mg 500', '500 mg mg'])('doesn’t take %j for a number of mg', (typed) =>
    expect(parseTypedNumber(typed, ['mg'])).toBeUndefined(),
  );

  it.each([
    '',
    'abc',
    '1.2.3',
    '1,2,3',
    '12,34.5',
    '--1',
    '1e5',
    'Infinity',
    '9'.repeat(400),
    '<b>1</b>',
    '٩١',
  ])('refuses %j', (typed) => expect(parseTypedNumber(typed)).toBeUndefined());
});

import { describe, expect, it } from 'vitest';
import { formatPhone, parsePhone } from './phone';

describe('parsePhone', () => {
  it.each([
    '0712345678',
    '712345678',
    '255712345678',
    '+255712345678',
    '+255 712 345 678',
    ' 0712-345-678 ',
    '(0712) 345678',
  ])('reads %s', (typed) => expect(parsePhone(typed)).toBe('+255712345678'));

  it('reads a foreign number that names its country', () => {
    expect(parsePhone('+254 712 345678')).toBe('+254712345678');
  });

  it.each([
    '',
    '12',
    '0222123456',
    '07123456789',
    "0712345678'; drop table account",
    '０７１２３４５６７８',
    '+',
    '😀',
  ])('refuses %j', (typed) => expect(parsePhone(typed)).toBeUndefined());
});

describe('formatPhone', () => {
  it.each([
    ['+255712345678', '0712 345 678'],
    ['+254712345678', '+254 712 345678'],
  ])('writes %s as %s, and that can be read back', (phone, shown) => {
    expect(formatPhone(phone)).toBe(shown);
    expect(parsePhone(shown)).toBe(phone);
  });

  it('leaves alone what is no number', () => expect(formatPhone('erased')).toBe('erased'));
});

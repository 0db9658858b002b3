import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeFailure, placesOf } from './describe-failure.server';

const phone = '+255712345678';
const refused = z.object({ phone: z.enum(['none']) }).safeParse({ phone }).error;

describe('describeFailure', () => {
  it.each([
    ['a statement', new DrizzleQueryError('select $1', [phone], new Error('no such table'))],
    ['a value', Object.assign(new Error(`invalid input syntax: "${phone}"`), { code: '22P02' })],
    ['input', refused],
    ['no error', { phone }],
  ])('tells nothing of what %s held', (_, error) => {
    expect(describeFailure(error)).not.toContain('712345678');
    expect(describeFailure(error)).not.toBe('');
  });

  it('tells what helps the operator', () => {
    const unreachable = Object.assign(new Error('connect to 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    expect(describeFailure(unreachable)).toBe('Error ECONNREFUSED: connect to 127.0.0.1:5432');
    expect(describeFailure(new DrizzleQueryError('select $1', [phone], unreachable))).toBe(
      'a statement failed: Error ECONNREFUSED: connect to 127.0.0.1:5432',
    );
    expect(describeFailure(refused)).toBe('input was refused: phone invalid_value');
  });
});

describe('placesOf', () => {
  it('holds places in the code, and no line of the message', () => {
    const places = placesOf(new Error(`a name\n at home (${phone})`));
    expect(places[0]).toMatch(/describe-failure\.server\.test\.ts:\d+:\d+/);
    expect(places.join()).not.toContain('712345678');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfRenewed, endOfValidity, renewalOpensAt, standingOf } from './validity';

const written = (date: Date | null) => date?.toISOString();
const rule = { validMonths: 24, recertification: { opensDaysBefore: 60, lessons: [] } };

describe('the end of a certificate', () => {
  it.each([
    ['2026-11-28T09:00:00Z', 24, '2028-11-28T20:59:59.000Z'],
    // In East Africa it is the next day already.
    ['2026-11-28T21:30:00Z', 24, '2028-11-29T20:59:59.000Z'],
    ['2027-11-30T09:00:00Z', 3, '2028-02-29T20:59:59.000Z'],
    ['2028-02-29T09:00:00Z', 12, '2029-02-28T20:59:59.000Z'],
    ['2026-12-31T09:00:00Z', 1, '2027-01-31T20:59:59.000Z'],
  ])('of %s after %i months is the last second of its day: %s', (from, months, end) => {
    expect(written(endOfValidity(new Date(from), months))).toBe(end);
  });

  it('is later the more months there are, and the day before it still holds', () => {
    const from = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 119 }), (date, months) => {
        const end = endOfValidity(date, months);
        expect(endOfValidity(date, months + 1).getTime()).toBeGreaterThan(end.getTime());
        const held = { revoked: null, replaced: null, validUntil: end };
        expect(standingOf(held, end)).toBe('valid');
        expect(standingOf(held, new Date(end.getTime() + 1))).toBe('expired');
      }),
    );
  });
});

describe('a renewed certificate', () => {
  const before = new Date('2028-11-28T20:59:59Z');

  it('may be had from so many days before the end', () => {
    expect(written(renewalOpensAt(before, rule))).toBe('2028-09-29T20:59:59.000Z');
    expect(written(renewalOpensAt(before, undefined))).toBe('2028-08-30T20:59:59.000Z');
  });

  it('holds from the end of the one before, or from now where that is over, or for ever where its course says so', () => {
    expect(written(endOfRenewed(new Date('2028-10-01'), before, rule))).toBe('2030-11-28T20:59:59.000Z');
    expect(written(endOfRenewed(new Date('2029-01-10'), before, rule))).toBe('2031-01-10T20:59:59.000Z');
    expect(endOfRenewed(new Date('2028-10-01'), before, undefined)).toBeNull();
  });
});

it('a certificate that was replaced says so before all else, and a revoked one before it expires', () => {
  const now = new Date('2026-11-28');
  const past = new Date('2026-11-27');
  expect(standingOf({ revoked: null, replaced: {}, validUntil: past }, now)).toBe('replaced');
  expect(standingOf({ revoked: {}, replaced: null, validUntil: past }, now)).toBe('revoked');
  expect(standingOf({ revoked: null, replaced: null, validUntil: null }, now)).toBe('valid');
});

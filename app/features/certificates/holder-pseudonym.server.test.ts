import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { isPseudonym, pseudonymOf } from './holder-pseudonym.server';

describe('the pseudonym of a holder', () => {
  test('is the same for one person and another for the next', () => {
    const ids = Array.from({ length: 1000 }, () => uuidv7());
    expect(new Set(ids.map(pseudonymOf)).size).toBe(1000);
    expect(pseudonymOf('0190b0a1-0000-7000-8000-000000000001')).toBe(
      pseudonymOf('0190b0a1-0000-7000-8000-000000000001'),
    );
  });

  test('is known from a name', () => {
    for (let count = 0; count < 200; count++) {
      const id = uuidv7();
      const pseudonym = pseudonymOf(id);
      expect(isPseudonym(pseudonym)).toBe(true);
      expect(pseudonym).toMatch(/^Mwanafunzi \d/);
    }
    for (const name of ['Mwanafunzi Abcd-Efgh', 'Mwanafunzi ABCD-EFGH', 'Asha Juma', '']) {
      expect(isPseudonym(name)).toBe(false);
    }
  });
});

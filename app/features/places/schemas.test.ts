import { describe, expect, test } from 'vitest';
import { formFaults } from '~/platform/http/form-faults';
import { FacilityQuerySchema, WorkplaceSchema } from './schemas';

const form = { region: 'kigoma', council: 'kigoma-dc' };

describe('a workplace', () => {
  test('is read as it is typed, tidied', () => {
    const typed = { ...form, facility: ' Zahanati ya\t Mwandiga\u202e ', facilityId: '105910-4' };
    expect(WorkplaceSchema.parse(typed)).toEqual({
      ...form,
      facility: 'Zahanati ya Mwandiga',
      facilityId: '105910-4',
    });
  });

  test('may be without a facility', () => {
    for (const rest of [{}, { facility: ' ', facilityId: '' }]) {
      const { facility, facilityId } = WorkplaceSchema.parse({ ...form, ...rest });
      expect([facility, facilityId]).toEqual([undefined, undefined]);
    }
    expect(WorkplaceSchema.parse({ ...form, facilityId: 'unlisted' }).facilityId).toBe('unlisted');
  });

  test.each([
    ['region', undefined, 'region'],
    ['region', 'kigoma\0', 'region'],
    ['council', 'Kigoma DC', 'council'],
    ['facility', 'x'.repeat(121), 'facilityTooLong'],
    ['facilityId', '105910', 'facilityUnknown'],
    ['facilityId', "x' or 1=1", 'facilityUnknown'],
  ])('is refused with a %s of %j', (field, value, fault) => {
    const parsed = WorkplaceSchema.safeParse({ ...form, [field]: value });
    expect(parsed.success ? {} : formFaults(parsed.error)).toEqual({ [field]: fault });
  });
});

describe('a question of the type-ahead', () => {
  test('is in Swahili unless it says otherwise', () => {
    expect(FacilityQuerySchema.parse({ council: 'kigoma-dc', q: ' mwa ' })).toEqual({
      council: 'kigoma-dc',
      q: 'mwa',
      lang: 'sw',
    });
  });

  test.each([
    {},
    { council: 'kigoma-dc' },
    { council: 'kigoma-dc', q: ' ' },
    { council: 'kigoma-dc', q: 'x'.repeat(121) },
    { council: '%', q: 'a' },
    { council: 'kigoma-dc', q: 'a', lang: 'fr' },
  ])('is refused where it is %j', (query) =>
    expect(FacilityQuerySchema.safeParse(query).success).toBe(false),
  );
});

import { describe, expect, it } from 'vitest';
import { ClientUuidSchema } from './client-uuid';

const uuid = '0198a1b2-0000-7000-8000-000000000001';

describe('ClientUuidSchema', () => {
  it('keeps the id of a form', () => expect(ClientUuidSchema.parse(uuid)).toBe(uuid));

  it.each([undefined, null, '', 'x', `${uuid}'`, `${uuid}\0`, 5])(
    'gives a new id in place of %j',
    (typed) => {
      const [one, other] = [ClientUuidSchema.parse(typed), ClientUuidSchema.parse(typed)];
      expect(one).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
      expect(one).not.toBe(other);
    },
  );
});

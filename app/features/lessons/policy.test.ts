import { describe, expect, it } from 'vitest';
import { type Role, roles, scopeOf } from '~/features/accounts/index';
import { maySeeFacilitatorNotes } from './policy';

const holding = (...held: Role[]) => ({ grants: held.map((role) => ({ role, ...scopeOf() })) });

describe('facilitator’s notes', () => {
  it.each(roles)('as %s', (role) => {
    const mayRead = role !== 'coordinator' && role !== 'facilityInCharge';
    expect(maySeeFacilitatorNotes(holding(role))).toBe(mayRead);
  });

  it('are not for learners', () => {
    expect(maySeeFacilitatorNotes(holding())).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { type Grant, roles, scopeOf } from '~/features/accounts/index';
import { worksOnItems, worksOnItemsOf } from './policy';

const having = (grant: Partial<Grant> & Pick<Grant, 'role'>) => ({ grants: [{ ...scopeOf(), ...grant }] });

describe('work on item banks', () => {
  test.for(roles)(
    'is for authors, reviewers and managers of the institute itself, and administrators: %s',
    (role) => {
      const own = having({ role, instituteId: 'ttcih' });
      const expected = ['author', 'reviewer', 'manager', 'administrator'].includes(role);
      expect(worksOnItemsOf(own, 'ttcih')).toBe(expected);
      expect(worksOnItems(own)).toBe(expected);
      expect(worksOnItemsOf(own, 'muhas')).toBe(role === 'administrator');
    },
  );

  test('is for nobody without a role', () => {
    expect(worksOnItemsOf({ grants: [] }, 'ttcih')).toBe(false);
    expect(worksOnItems({ grants: [] })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { type Role, roles, scopeOf } from '~/features/accounts/index';
import { worksOnCoursesOf } from './policy';

const holding = (role: Role, instituteId: string | null) => ({
  grants: [{ role, ...scopeOf({ instituteId }) }],
});

describe('the courses of an institute', () => {
  it.each(roles)('as %s of it', (role) => {
    const works = ['author', 'reviewer', 'manager', 'administrator'].includes(role);
    expect(worksOnCoursesOf(holding(role, 'ttcih'), 'ttcih')).toBe(works);
  });

  it.each(roles.filter((role) => role !== 'administrator'))('as %s of another', (role) => {
    expect(worksOnCoursesOf(holding(role, 'muhas'), 'ttcih')).toBe(false);
  });
});

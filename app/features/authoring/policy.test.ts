import { describe, expect, it } from 'vitest';
import { type Role, roles, scopeOf } from '~/features/accounts/index';
import { managesCoursesOf, worksOnCourses, worksOnCoursesOf, writesCoursesOf } from './policy';

const holding = (role: Role, instituteId: string | null) => ({
  grants: [{ role, ...scopeOf({ instituteId }) }],
});

describe('the courses of an institute', () => {
  it.each(roles)('as %s of it', (role) => {
    const works = ['author', 'reviewer', 'manager', 'administrator'].includes(role);
    expect(worksOnCoursesOf(holding(role, 'ttcih'), 'ttcih')).toBe(works);
    expect(worksOnCourses(holding(role, 'ttcih'))).toBe(works);
    const writes = ['author', 'manager', 'administrator'].includes(role);
    expect(writesCoursesOf(holding(role, 'ttcih'), 'ttcih')).toBe(writes);
    const manages = ['manager', 'administrator'].includes(role);
    expect(managesCoursesOf(holding(role, 'ttcih'), 'ttcih')).toBe(manages);
  });

  it.each(roles.filter((role) => role !== 'administrator'))('as %s of another', (role) => {
    for (const may of [worksOnCoursesOf, writesCoursesOf, managesCoursesOf]) {
      expect(may(holding(role, 'muhas'), 'ttcih')).toBe(false);
    }
  });
});

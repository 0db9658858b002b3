import { describe, expect, it } from 'vitest';
import { type Grant, roles, scopeOf } from '~/features/accounts/index';
import { managesCertificates, managesCertificatesOf } from './policy';

const holding = (role: Grant['role'], instituteId: string | null = null) => ({
  grants: [{ role, ...scopeOf({ instituteId }) }],
});

describe('the certificates of an institute', () => {
  it('are managed by its managers and by administrators, and by nobody else', () => {
    const may = roles.filter((role) => managesCertificatesOf(holding(role, 'ttcih'), 'ttcih'));
    expect(may).toEqual(['manager', 'administrator']);
    expect(managesCertificatesOf(holding('manager', 'udom'), 'ttcih')).toBe(false);
    expect(managesCertificatesOf(holding('administrator'), 'ttcih')).toBe(true);
    expect(managesCertificatesOf({ grants: [] }, 'ttcih')).toBe(false);
  });

  it('have a page for whoever manages those of some institute', () => {
    expect(roles.filter((role) => managesCertificates(holding(role, 'udom')))).toEqual([
      'manager',
      'administrator',
    ]);
    expect(managesCertificates({ grants: [] })).toBe(false);
  });
});

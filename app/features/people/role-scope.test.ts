import { describe, expect, test } from 'vitest';
import { type Grant, type Role, scopeOf } from '~/features/accounts/index';
import { parseScope, writeScope } from './role-scope';

const grants: Grant[] = [
  { role: 'author', ...scopeOf({ instituteId: 'ttcih' }) },
  { role: 'manager', ...scopeOf({ instituteId: 'zhrc-lake' }) },
  { role: 'facilityInCharge', ...scopeOf({ facilityId: '100056-1' }) },
  { role: 'coordinator', ...scopeOf() },
  { role: 'coordinator', ...scopeOf({ regionId: 'kigoma' }) },
  { role: 'coordinator', ...scopeOf({ councilId: 'kigoma-dc' }) },
  { role: 'administrator', ...scopeOf() },
];

describe('the scope of a role in a form', () => {
  test.for(grants)('is read as it was written: %j', (grant) => {
    expect(parseScope(grant.role, writeScope(grant))).toEqual(grant);
  });

  test.for<[Role, string]>([
    ['author', ''],
    ['author', 'region:kigoma'],
    ['author', 'ttcih muhas'],
    ['author', "ttcih' or 1=1"],
    ['coordinator', ''],
    ['coordinator', 'kigoma'],
    ['coordinator', 'facility:100056-1'],
    ['coordinator', 'region:'],
    ['coordinator', 'region:kigoma\0'],
    ['facilityInCharge', ''],
    ['facilityInCharge', 'council:kigoma-dc'],
    ['administrator', 'nation'],
    ['administrator', 'ttcih'],
  ])('is refused for %s as %j', ([role, text]) => expect(parseScope(role, text)).toBeUndefined());
});

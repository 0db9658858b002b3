import type { Role } from '~db/schema/accounts';

export type { Role } from '~db/schema/accounts';

/** Roles beside learner, which everybody is; in the order in which a list shows them. */
export const roles = [
  'author',
  'reviewer',
  'facilitator',
  'manager',
  'facilityInCharge',
  'coordinator',
  'administrator',
] as const satisfies Role[];

/** Where a role holds. At most one of these is set; a coordinator with none of them is the nation's. */
export interface GrantScope {
  instituteId: string | null;
  regionId: string | null;
  councilId: string | null;
  facilityId: string | null;
}

/** What a person may do beyond learning, and where. */
export interface Grant extends GrantScope {
  role: Role;
}

/** A scope with all but `part` left open. */
export const scopeOf = (part: Partial<GrantScope> = {}): GrantScope => ({
  instituteId: null,
  regionId: null,
  councilId: null,
  facilityId: null,
  ...part,
});

/** Roles that belong to one institute. */
export const instituteRoles = ['author', 'reviewer', 'facilitator', 'manager'] as const satisfies Role[];

export const isInstituteRole = (role: Role): role is (typeof instituteRoles)[number] =>
  (instituteRoles as readonly Role[]).includes(role);

/** Whether the scope is of the kind that the role takes; the table refuses any other. */
export function fitsRole({ role, instituteId, regionId, councilId, facilityId }: Grant): boolean {
  const parts = [instituteId, regionId, councilId, facilityId].filter((part) => part !== null).length;
  if (isInstituteRole(role)) return instituteId !== null && parts === 1;
  if (role === 'coordinator') return instituteId === null && facilityId === null && parts <= 1;
  if (role === 'facilityInCharge') return facilityId !== null && parts === 1;
  return parts === 0;
}

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

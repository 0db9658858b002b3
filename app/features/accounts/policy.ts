import { fitsRole, type Grant, isInstituteRole, type Role } from './roles';

/** Whoever acts, as far as rights go. */
export interface Holder {
  id: string;
  grants: readonly Grant[];
}

/** Where the scope of a grant lies: a council's region, a facility's council and region. */
export interface GrantPlace {
  regionId?: string | null;
  councilId?: string | null;
}

export const isAdministrator = ({ grants }: Pick<Holder, 'grants'>): boolean =>
  grants.some(({ role }) => role === 'administrator');

/** Whether somebody answers for other people: the pages about people are open to them, each within their own area. */
export const answersForPeople = ({ grants }: Pick<Holder, 'grants'>): boolean =>
  grants.some((grant) => grant.role === 'facilityInCharge' || actsForPeople(grant));

/** Whether the holder of a grant adds people, gives out codes and corrects what an account says; an in-charge only confirms. */
export const actsForPeople = ({ role }: Pick<Grant, 'role'>): boolean =>
  (['administrator', 'coordinator', 'manager'] satisfies Role[] as Role[]).includes(role);

/** Whether somebody may add people, alone or by a list. */
export const mayAddPeople = ({ grants }: Pick<Holder, 'grants'>): boolean => grants.some(actsForPeople);

/** Whether somebody says who is a member of an institute. */
export const mayManageMembers = ({ grants }: Pick<Holder, 'grants'>, instituteId: string): boolean =>
  grants.some(
    ({ role, instituteId: own }) => role === 'administrator' || (role === 'manager' && own === instituteId),
  );

/**
 * Whether `actor` may grant or take back `grant`; nobody does so beyond their own scope.
 * @param place where the grant's council or facility lies
 */
export function mayGrant(actor: Pick<Holder, 'grants'>, grant: Grant, place: GrantPlace = {}): boolean {
  if (!fitsRole(grant)) return false;
  return actor.grants.some((own) => {
    if (own.role === 'administrator') return true;
    if (own.role === 'manager') return isInstituteRole(grant.role) && grant.instituteId === own.instituteId;
    if (own.role !== 'coordinator') return false;
    return isWithinArea(own, grant, place);
  });
}

/** A coordinator appoints coordinators of smaller areas inside their own, and in-charges of its facilities. */
function isWithinArea(own: Grant, grant: Grant, place: GrantPlace): boolean {
  const region = grant.regionId ?? place.regionId;
  const council = grant.councilId ?? place.councilId;
  const contains =
    own.councilId !== null ? council === own.councilId : own.regionId === null || region === own.regionId;
  if (grant.role === 'facilityInCharge') return contains;
  if (grant.role !== 'coordinator' || !contains) return false;
  if (own.councilId !== null) return false;
  return own.regionId === null
    ? grant.regionId !== null || grant.councilId !== null
    : grant.councilId !== null;
}

/**
 * Whether `actor` may give `person` a code that opens their account, or change what it says: only where every role of that person is
 * one that the actor could have granted, so that nobody gets at rights above their own through somebody else's account. That the person
 * is one whom the actor acts for is for the query that loads them to see.
 */
export function mayActFor(
  actor: Holder,
  person: { id: string; grants: readonly (Grant & { place?: GrantPlace })[] },
): boolean {
  return (
    actor.id !== person.id &&
    mayAddPeople(actor) &&
    person.grants.every((grant) => mayGrant(actor, grant, grant.place))
  );
}

/**
 * Whether somebody may sign in by PIN on a shared phone: only who has no role. Colleagues see a PIN being typed, and behind a role lie
 * other people's data.
 */
export const maySetPin = ({ grants }: Pick<Holder, 'grants'>): boolean => grants.length === 0;

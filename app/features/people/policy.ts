import type { Grant, Holder } from '~/features/accounts/index';
import { mayManageMembers } from '~/features/accounts/policy';

/** Where a person works. */
export interface Workplace {
  regionId: string;
  councilId: string;
  /** In the registry; null where it is not there. */
  facilityId: string | null;
}

/** Whether a coordinator's area, the nation's where it has no bounds, holds a place. */
const holdsPlace = (
  { regionId, councilId }: Grant,
  place: Pick<Workplace, 'regionId' | 'councilId'>,
): boolean =>
  councilId === null ? regionId === null || regionId === place.regionId : councilId === place.councilId;

/**
 * Whether `actor` may confirm, and take back, who a person is and where they work: the in-charge of the facility, the coordinator of the
 * area, an administrator. An institute's manager knows its members from courses, not from work.
 */
export function mayConfirm(actor: Holder, person: Workplace & { id: string }): boolean {
  return (
    actor.id !== person.id &&
    actor.grants.some((grant) => {
      if (grant.role === 'administrator') return true;
      if (grant.role === 'coordinator') return holdsPlace(grant, person);
      return grant.role === 'facilityInCharge' && grant.facilityId === person.facilityId;
    })
  );
}

/**
 * Whether `actor` may add somebody who works at a place: to an institute as one who manages its members, to none as an administrator or
 * the coordinator of that place.
 */
export function mayAddPersonAt(
  actor: Pick<Holder, 'grants'>,
  instituteId: string | null,
  place: Pick<Workplace, 'regionId' | 'councilId'>,
): boolean {
  if (instituteId !== null) return mayManageMembers(actor, instituteId);
  return actor.grants.some(
    (grant) => grant.role === 'administrator' || (grant.role === 'coordinator' && holdsPlace(grant, place)),
  );
}

/** Whether `actor` adds people to an area, without an institute. */
export const mayAddToArea = ({ grants }: Pick<Holder, 'grants'>): boolean =>
  grants.some(({ role }) => role === 'administrator' || role === 'coordinator');

import type { Grant } from '~/features/accounts/index';
import type { LocalizedText } from '~/platform/i18n/language';

/** A role that somebody has now, with the name of where it holds. */
export interface NamedGrant extends Grant {
  scopeName: LocalizedText | null;
}

/** Where a person works, and whose member they are: whom somebody's role covers. */
export interface Whereabouts {
  regionId: string;
  councilId: string;
  facilityId: string | null;
  instituteIds: readonly string[];
}

/** Who did something to a person's record, told without a name: by themselves, by Tumia, or in which role. */
export type Viewer =
  | { kind: 'self' | 'system' | 'administrator' | 'nationalCoordinator' | 'unknown' }
  | {
      kind: 'facilityInCharge' | 'councilCoordinator' | 'regionalCoordinator' | 'manager';
      where: LocalizedText;
    };

/**
 * Which of somebody's roles lets them see a person: the closest one that covers them.
 * @returns `unknown` where none does any more: the role was given up, or the person has moved
 */
export function roleTowards(grants: readonly NamedGrant[], person: Whereabouts): Viewer {
  const find = (kind: 'facilityInCharge' | 'councilCoordinator' | 'regionalCoordinator' | 'manager') => {
    const scopeName = grants.find((grant) => covers[kind](grant, person))?.scopeName;
    return scopeName && { kind, where: scopeName };
  };
  const near =
    find('facilityInCharge') ?? find('councilCoordinator') ?? find('manager') ?? find('regionalCoordinator');
  if (near) return near;
  const isNational = ({ role, regionId, councilId }: Grant) =>
    role === 'coordinator' && regionId === null && councilId === null;
  if (grants.some(isNational)) return { kind: 'nationalCoordinator' };
  return { kind: grants.some(({ role }) => role === 'administrator') ? 'administrator' : 'unknown' };
}

const covers = {
  facilityInCharge: ({ role, facilityId }: Grant, person: Whereabouts) =>
    role === 'facilityInCharge' && facilityId === person.facilityId,
  councilCoordinator: ({ role, councilId }: Grant, person: Whereabouts) =>
    role === 'coordinator' && councilId === person.councilId,
  manager: ({ role, instituteId }: Grant, person: Whereabouts) =>
    role === 'manager' && person.instituteIds.includes(instituteId ?? ''),
  regionalCoordinator: ({ role, regionId }: Grant, person: Whereabouts) =>
    role === 'coordinator' && regionId === person.regionId,
};

import type { FacilityLevel } from '~db/schema/places';

/** A facility as people choose it. */
export interface FacilityChoice {
  /** The registry's code. */
  id: string;
  name: string;
  level: FacilityLevel;
  /** The registry's own word for the type. */
  typeName: string;
  ward: string | null;
  status: 'operating' | 'closed' | 'not_listed';
}

/** The answer "none of these: keep what I typed" of the field `facilityId`. */
export const unlistedFacility = 'unlisted';

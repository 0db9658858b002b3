import type { InstituteKind } from '~db/schema/institutes';

/** The kinds of institute that form the consortium, in the order in which a list shows them. */
export const instituteKinds = [
  'university',
  'research',
  'training_centre',
  'zonal_centre',
  'ministry',
  'partner',
] as const satisfies InstituteKind[];

import type { ReviewKind } from '~db/schema/authoring';

/** What reviewers look at, in the order in which a form offers it. */
export const reviewKinds = ['domain', 'swahili', 'instructional'] as const satisfies ReviewKind[];

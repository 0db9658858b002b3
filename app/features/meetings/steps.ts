/** The steps of a meeting's minutes, in the order in which a meeting takes them. */
export const steps = ['opening', 'agenda', 'earlier', 'findings', 'causes', 'actions'] as const;

export type Step = (typeof steps)[number];

/** A meeting as far as it decides which steps there are. */
interface Carrying {
  carried: readonly unknown[];
}

/** The steps of one meeting: that of earlier decisions only where there are some. */
export const stepsOf = ({ carried }: Carrying): Step[] =>
  steps.filter((step) => step !== 'earlier' || carried.length > 0);

/** @returns the step after another one, or undefined after the last: the minutes are next */
export function stepAfter(step: Step, meeting: Carrying): Step | undefined {
  const own = stepsOf(meeting);
  return own[own.indexOf(step) + 1];
}

/** What a figure is held to: at least so much, or at most. */
export type Goal = { least: number } | { most: number };

/** @returns two cells: the goal, and whether the figure meets it; empty ones where there is no goal */
export function againstGoal(figure: number, goal: Goal | undefined): [goal: string, isMet: string] {
  if (!goal) return ['', ''];
  if ('least' in goal) return [`≥ ${goal.least}`, figure >= goal.least ? 'yes' : 'NO'];
  return [`≤ ${goal.most}`, figure <= goal.most ? 'yes' : 'NO'];
}

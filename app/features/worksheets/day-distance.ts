const dayMs = 24 * 3_600_000;

/** Whole days from one calendar day to another, both such as `2025-06-30`; below zero where the second is the earlier. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** How far a figure may be from a threshold and still count as on it: binary fractions are that far off. */
const tolerance = 1e-9;

export const atLeast = (value: number, threshold: number): boolean => value >= threshold - tolerance;
const atMost = (value: number, threshold: number): boolean => value <= threshold + tolerance;
export const above = (value: number, threshold: number): boolean => !atMost(value, threshold);
export const below = (value: number, threshold: number): boolean => !atLeast(value, threshold);
export const within = (value: number, low: number, high: number): boolean =>
  atLeast(value, low) && atMost(value, high);

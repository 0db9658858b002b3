/** Causes of a problem by their kinds. */
export interface Fishbone {
  problem: string;
  bones: { name: string; causes: string[] }[];
  /** What the drawing says, for those who don't see it. */
  summary: string;
}

/** How many CPD points a professional council asks for, and in which time. */
export interface CouncilRule {
  periodMonths: number;
  /** The first day of any one of its periods, such as `2026-07-01`; always the first of a month. */
  periodStart: string;
  /** Least points in a period; null where the council's rule is not known. */
  requiredPoints: number | null;
  /** Most points of category 1, in per cent of those required; null where there is no such limit. */
  categoryOnePercent: number | null;
  /** Least points from a professional association, in per cent of those required: Tumia gives none of these. */
  associationPercent: number | null;
  /** Whether the rule was found in the council's own words; else it is a setting to be confirmed. */
  isConfirmed: boolean;
}

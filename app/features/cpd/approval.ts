import type { LocalizedText } from '~/platform/i18n/language';

/** What a professional council has accredited of one course. */
export interface Approval {
  /** The council's abbreviation. */
  council: string;
  councilName: LocalizedText;
  number: string;
  points: number;
  category: 1 | 2 | null;
  /** The first and the last day, such as `2026-11-30`. */
  from: string;
  until: string;
}

/** Those that hold on a day, such as the one on which a certificate was issued. */
export const approvalsOn = (approvals: readonly Approval[], day: string): Approval[] =>
  approvals.filter(({ from, until }) => from <= day && day <= until);

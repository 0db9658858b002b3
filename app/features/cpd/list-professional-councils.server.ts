import { asc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { professionalCouncil } from '~db/schema/cpd';
import type { LocalizedText } from '~/platform/i18n/language';
import type { CouncilRule } from './council-rule';

export interface ProfessionalCouncil {
  id: string;
  name: LocalizedText;
  /** Codes of the cadres that it registers. */
  cadres: string[];
  rule: CouncilRule;
}

/** The professional councils with what they ask for, in the order of a list. */
export async function listProfessionalCouncils(): Promise<ProfessionalCouncil[]> {
  const { id, name, cadres, periodMonths, periodStart, requiredPoints, position, ...rest } =
    professionalCouncil;
  const { categoryOnePercent, associationPercent, isConfirmed } = rest;
  const rule = {
    periodMonths,
    periodStart,
    requiredPoints,
    categoryOnePercent,
    associationPercent,
    isConfirmed,
  };
  return database().select({ id, name, cadres, rule }).from(professionalCouncil).orderBy(asc(position));
}

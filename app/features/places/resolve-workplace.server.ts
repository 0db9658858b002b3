import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { council } from '~db/schema/places';
import type { FormFaults } from '~/platform/http/form-faults';
import type { FacilityChoice } from './facility-choice';
import { listFacilityChoices, resolveFacility } from './resolve-facility.server';
import { type Workplace, WorkplaceSchema } from './schemas';

/** Where somebody works, as an account keeps it: a facility of the registry, or its name in the person's own words, or neither. */
export interface FoundWorkplace {
  outcome: 'found';
  councilId: string;
  facilityId: string | null;
  facility: string | null;
}

/** What the picker has to ask again. */
export interface RefusedWorkplace {
  outcome: 'refused';
  /** Keys of `places:errors`, by field. */
  faults: FormFaults;
}

/** Finds council and facility as the facility picker's fields name them. A council of another region, or a facility of another council, is refused. */
export async function resolveWorkplace(workplace: Workplace): Promise<FoundWorkplace | RefusedWorkplace> {
  const [place] = await database()
    .select({ id: council.id })
    .from(council)
    .where(and(eq(council.id, workplace.council), eq(council.regionId, workplace.region)));
  if (!place) return { outcome: 'refused', faults: { council: 'councilElsewhere' } };

  const councilId = place.id;
  const answer = await resolveFacility({
    councilId,
    typed: workplace.facility,
    chosenId: workplace.facilityId,
  });
  switch (answer.outcome) {
    case 'chosen':
      return { outcome: 'found', councilId, facilityId: answer.facility.id, facility: null };
    case 'unlisted':
      return { outcome: 'found', councilId, facilityId: null, facility: answer.name };
    case 'none':
      return { outcome: 'found', councilId, facilityId: null, facility: null };
    case 'several':
      return { outcome: 'refused', faults: { facility: 'facilityUnclear' } };
    case 'elsewhere':
      return { outcome: 'refused', faults: { facility: 'facilityElsewhere' } };
  }
}

/**
 * The choices that the picker shows where a form comes back, for whatever reason.
 * @param fields as they were sent
 */
export async function listWorkplaceChoices(fields: Record<string, string>): Promise<FacilityChoice[]> {
  const { data: workplace } = WorkplaceSchema.safeParse(fields);
  if (!workplace) return [];
  return listFacilityChoices({
    councilId: workplace.council,
    typed: workplace.facility,
    chosenId: workplace.facilityId,
  });
}

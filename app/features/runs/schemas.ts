import { z } from 'zod';
import { asPeriod, isPeriod } from '~/features/worksheets/index';

/** The period of figures to be saved, as DHIS2 writes it or as people do: `202510`, `Oktoba 2025`. */
export const RunPeriodSchema = z.string().trim().max(40).transform(asPeriod).refine(isPeriod);

export const RunIdSchema = z.uuid();

export const RunDeedSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('delete') }),
  z.object({ intent: z.enum(['share', 'endShare']), audience: z.enum(['facility', 'council']) }),
]);

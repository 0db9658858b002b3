import { desc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { dhis2OrgUnit, dhis2RatePull } from '~db/schema/reports';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { readSettings } from '~/platform/settings.server';
import { pullRatesTask } from './pull-rates-task.server';
import type { RatesWish } from './schemas';

export type OrderRatesAnswer = { ok: true } | { ok: false; fault: 'notSet' | 'noUnits' };

/**
 * Has it fetched by a job how many monthly reports of a form were due, came, and came in time.
 * @param clientUuid the web form's own id: sent twice, it is one wish
 */
export async function orderRates(
  by: ActingParty & { actorId: string },
  { dataSet, from, to }: RatesWish,
  clientUuid: string,
): Promise<OrderRatesAnswer> {
  if (!readSettings().dhis2) return { ok: false, fault: 'notSet' };
  return database().transaction(async (tx) => {
    const [unit] = await tx.select({ id: dhis2OrgUnit.councilId }).from(dhis2OrgUnit).limit(1);
    if (!unit) return { ok: false, fault: 'noUnits' };
    const [made] = await tx
      .insert(dhis2RatePull)
      .values({ id: clientUuid, dataSet, fromMonth: from, toMonth: to, orderedBy: by.actorId })
      .onConflictDoNothing()
      .returning({ id: dhis2RatePull.id });
    if (!made) return { ok: true };
    await recordAudit(tx, by, { action: 'reporting.fetched', objectId: clientUuid });
    await enqueueJob(tx, pullRatesTask, { pullId: clientUuid });
    return { ok: true };
  });
}

/** The last wishes to fetch reports, and what came of them. */
export const listRatePulls = () =>
  database().select().from(dhis2RatePull).orderBy(desc(dhis2RatePull.orderedAt)).limit(10);

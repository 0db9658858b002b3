import { asc, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { council } from '~db/schema/places';
import { dhis2Facility, dhis2OrgUnit, dhis2Push, dhis2PushRow } from '~db/schema/reports';

/** A wish to send figures, with what DHIS2 said of each council. */
export async function getPush(pushId: string) {
  const [push] = await database().select().from(dhis2Push).where(eq(dhis2Push.id, pushId));
  if (!push) return undefined;
  const rows = await database()
    .select({
      councilId: dhis2PushRow.councilId,
      council: council.name,
      outcome: dhis2PushRow.outcome,
      imported: dhis2PushRow.imported,
      updated: dhis2PushRow.updated,
      ignored: dhis2PushRow.ignored,
      message: dhis2PushRow.message,
    })
    .from(dhis2PushRow)
    .innerJoin(council, eq(council.id, dhis2PushRow.councilId))
    .where(eq(dhis2PushRow.pushId, pushId))
    .orderBy(asc(council.name));
  const { month, isDryRun, fault, orderedAt } = push;
  return { month, isDryRun, fault, orderedAt, rows };
}

const countOf = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`;

/** The last wishes to send figures with what became of their councils, and how many councils and facilities DHIS2 knows. */
export async function listPushes() {
  const [pushes, [units], [facilities]] = await Promise.all([
    database()
      .select({
        id: dhis2Push.id,
        month: dhis2Push.month,
        isDryRun: dhis2Push.isDryRun,
        orderedAt: dhis2Push.orderedAt,
        fault: dhis2Push.fault,
        taken: countOf(sql`${dhis2PushRow.outcome} = 'taken'`),
        conflict: countOf(sql`${dhis2PushRow.outcome} = 'conflict'`),
        waiting: countOf(isNull(dhis2PushRow.outcome)),
      })
      .from(dhis2Push)
      .innerJoin(dhis2PushRow, eq(dhis2PushRow.pushId, dhis2Push.id))
      .groupBy(dhis2Push.id)
      .orderBy(desc(dhis2Push.orderedAt))
      .limit(20),
    database().select({ units: count() }).from(dhis2OrgUnit),
    database().select({ units: count() }).from(dhis2Facility),
  ]);
  return { pushes, units: units?.units ?? 0, facilities: facilities?.units ?? 0 };
}

import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { course, courseRevision } from '~db/schema/catalog';
import { council } from '~db/schema/places';
import { reminder } from '~db/schema/reminders';
import type { Grant } from '~/features/accounts/index';
import { peopleWithin } from '~/features/people/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { streamCsv, streamXlsx } from '~/platform/tables/stream-table.server';

/** Rows in memory at a time. */
const rowsAtOnce = 1_000;

/**
 * What became of each reminder of a wish, as a file that is sent while it is read. Of people whom its person no longer answers for it says
 * the outcome alone. That somebody took it along is written down first.
 */
export async function exportOrder(
  by: ActingParty,
  grants: readonly Grant[],
  orderId: string,
  { kind, language }: { kind: 'csv' | 'xlsx'; language: Language },
): Promise<ReadableStream<Uint8Array>> {
  const t = getTranslator(language);
  await recordAudit(database(), by, { action: 'learners.exported', objectId: orderId });
  async function* batches() {
    let after: string | undefined;
    for (;;) {
      const rows = await pageOfOrder(grants, orderId, after, language);
      yield rows.map(({ name, phone, cadre, councilName, title, outcome, settledAt }) => [
        name ?? '',
        phone ?? '',
        cadre === null ? '' : t(`accounts:cadre.${cadre as 'CO'}`),
        councilName ?? '',
        title ?? '',
        t(`reminders:outcome.${outcome ?? 'waiting'}`),
        settledAt?.toISOString() ?? '',
      ]);
      if (rows.length < rowsAtOnce) return;
      after = rows.at(-1)?.personId;
    }
  }
  const columns = ['name', 'phone', 'cadre', 'council', 'course'] as const;
  const stream = kind === 'csv' ? streamCsv : streamXlsx;
  return stream(
    [
      ...columns.map((column) => t(`tracking:list.${column}`)),
      t('reminders:orders.outcome'),
      t('reminders:orders.when'),
    ],
    batches(),
  );
}

async function pageOfOrder(
  grants: readonly Grant[],
  orderId: string,
  after: string | undefined,
  language: Language,
) {
  return database()
    .select({
      personId: reminder.personId,
      name: account.name,
      phone: account.phone,
      cadre: account.cadre,
      councilName: council.name,
      title: sql<string | null>`${courseRevision.manifest} -> 'title' ->> ${language}`,
      outcome: reminder.outcome,
      settledAt: reminder.settledAt,
    })
    .from(reminder)
    .leftJoin(account, and(eq(account.id, reminder.personId), peopleWithin({ grants })))
    .leftJoin(council, eq(council.id, account.councilId))
    .leftJoin(course, eq(course.id, reminder.courseId))
    .leftJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(and(eq(reminder.orderId, orderId), after === undefined ? undefined : gt(reminder.personId, after)))
    .orderBy(asc(reminder.personId))
    .limit(rowsAtOnce);
}

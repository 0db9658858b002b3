import { and, asc, eq, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { overviewOrder, overviewSending } from '~db/schema/tracking';
import { getActorById } from '~/features/accounts/index.server';
import { formatDay, formatMonth } from '~/platform/i18n/format';
import { getTranslator } from '~/platform/i18n/translate';
import { queueMessage } from '~/platform/messages/queue-message.server';
import { figuresAsXlsx } from './export-figures.server';
import { getOverview } from './get-overview.server';
import { officeLink, officePlaces } from './name-office.server';
import {
  confirmedOffices,
  endOfficeOutOfReach,
  endOfficesOfOrder,
  forgetUnconfirmedOffices,
} from './offices-of-orders.server';
import { overviewAsPdf } from './overview-pdf.server';
import { periodOf } from './overview-period';
import { mayTrack } from './policy';
import { filtersInWords } from './filters-in-words';

type Order = typeof overviewOrder.$inferSelect;

/**
 * Writes down the overviews whose month or week has begun, each in the transaction that settles its period: killed at any moment and begun
 * again, or run twice at a time, it sends each once. An order ends where its person no longer answers for what it is about.
 * @returns how many were written down
 */
export async function sendOverviews(now = new Date(), signal?: AbortSignal): Promise<number> {
  const orders = await database()
    .select()
    .from(overviewOrder)
    .where(isNull(overviewOrder.endedAt))
    .orderBy(asc(overviewOrder.id));
  await forgetUnconfirmedOffices(now);
  let sent = 0;
  for (const order of orders) {
    signal?.throwIfAborted();
    if (await sendOne(order, now)) sent += 1;
  }
  return sent;
}

async function sendOne(order: Order, now: Date): Promise<boolean> {
  const period = periodOf(order.rhythm, now);
  if (period <= periodOf(order.rhythm, order.orderedAt)) return false;
  const settled = and(eq(overviewSending.orderId, order.id), eq(overviewSending.period, period));
  if ((await database().select().from(overviewSending).where(settled)).length > 0) return false;
  const actor = await getActorById(order.personId);
  const [person] = await database()
    .select({ language: account.language, email: account.email, emailVerifiedAt: account.emailVerifiedAt })
    .from(account)
    .where(and(eq(account.id, order.personId), isNull(account.mergedInto)));
  if (!actor || !person || !mayTrack(actor)) return end(order);
  const { language, email, emailVerifiedAt } = person;
  const overview = await getOverview(actor, new URLSearchParams(order.search), language, true);
  if (Object.values(overview.question.faults).includes('outside')) return end(order);
  // Whoever confirms another address gets the next one.
  if (!email || !emailVerifiedAt) return false;
  const reached = officePlaces(actor, overview.question.choices.areas).map(({ place }) => place);
  const what = filtersInWords(overview.question, language) || getTranslator(language)('tracking:byEmail.all');
  const when = period.length === 7 ? formatMonth(period, language) : formatDay(period, language);
  const bytes =
    order.kind === 'pdf'
      ? await overviewAsPdf(overview, language, now)
      : await figuresAsXlsx(overview, language);
  return database().transaction(async (tx) => {
    const [isLeft] = await tx
      .select({ id: overviewOrder.id })
      .from(overviewOrder)
      .where(and(eq(overviewOrder.id, order.id), isNull(overviewOrder.endedAt)))
      .for('update');
    if (!isLeft) return false;
    const [made] = await tx
      .insert(overviewSending)
      .values({ orderId: order.id, period })
      .onConflictDoNothing()
      .returning({ period: overviewSending.period });
    if (!made) return false;
    const mail = {
      personId: order.personId,
      channel: 'email',
      language,
      attachment: { name: `tumia-${period}.${order.kind}`, bytes },
    } as const;
    const values = { what, period: when };
    await queueMessage(tx, { ...mail, recipient: email, template: 'overview', values, asked: false });
    for (const { id, office, place, email: ofOffice } of await confirmedOffices(tx, order.id)) {
      if (!reached.includes(place) || ofOffice === null) await endOfficeOutOfReach(tx, id);
      else
        await queueMessage(tx, {
          ...mail,
          recipient: ofOffice,
          template: 'overviewShared',
          values: { ...values, office, stop: officeLink(id, language) },
          asked: true,
        });
    }
    return true;
  });
}

async function end(order: Order): Promise<false> {
  await database().transaction(async (tx) => {
    await tx
      .update(overviewOrder)
      .set({ endedAt: new Date(), endedBy: 'role' })
      .where(and(eq(overviewOrder.id, order.id), isNull(overviewOrder.endedAt)));
    await endOfficesOfOrder(tx, order.id);
  });
  return false;
}

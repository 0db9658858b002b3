import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { overviewOrder, overviewRecipient } from '~db/schema/tracking';
import { type ActingParty, recordAudit, theOperator } from '~/platform/audit.server';
import { officeOfToken } from './office-token.server';

/** Days within which an office may say yes; its address is forgotten after. */
const daysToConfirm = 14;

const isAlive = isNull(overviewRecipient.endedAt);

/** The offices that somebody named for their orders, each with whether it has said yes. */
export async function listOffices(personId: string) {
  return database()
    .select({
      id: overviewRecipient.id,
      orderId: overviewRecipient.orderId,
      office: overviewRecipient.office,
      email: overviewRecipient.email,
      confirmedAt: overviewRecipient.confirmedAt,
    })
    .from(overviewRecipient)
    .innerJoin(overviewOrder, eq(overviewOrder.id, overviewRecipient.orderId))
    .where(and(eq(overviewOrder.personId, personId), isNull(overviewOrder.endedAt), isAlive))
    .orderBy(asc(overviewRecipient.namedAt));
}

/** Offices of an order that have said yes. */
export const confirmedOffices = async (executor: Executor, orderId: string) =>
  (
    await executor
      .select()
      .from(overviewRecipient)
      .where(and(eq(overviewRecipient.orderId, orderId), isAlive))
      .orderBy(asc(overviewRecipient.id))
  ).filter(({ confirmedAt }) => confirmedAt !== null);

type EndedBy = 'orderer' | 'role';

/** Ends what is sent to an office, and forgets its address. @returns whether it had not ended before */
async function end(executor: Executor, officeId: string, endedBy: EndedBy): Promise<boolean> {
  const ended = await executor
    .update(overviewRecipient)
    .set({ endedAt: new Date(), endedBy, email: null })
    .where(and(eq(overviewRecipient.id, officeId), isAlive))
    .returning({ id: overviewRecipient.id });
  return ended.length > 0;
}

/** Ends what is sent to an office since its orderer's role no longer reaches it. */
export const endOfficeOutOfReach = (executor: Executor, officeId: string) => end(executor, officeId, 'role');

/** Ends what is sent to the offices of an order that ends. */
export async function endOfficesOfOrder(executor: Executor, orderId: string): Promise<void> {
  await executor
    .update(overviewRecipient)
    .set({ endedAt: new Date(), endedBy: 'orderer', email: null })
    .where(and(eq(overviewRecipient.orderId, orderId), isAlive));
}

/** Forgets the addresses of offices that never said yes. */
export async function forgetUnconfirmedOffices(now = new Date()): Promise<void> {
  const since = new Date(now.getTime() - daysToConfirm * 24 * 3_600_000);
  await database()
    .delete(overviewRecipient)
    .where(and(isAlive, isNull(overviewRecipient.confirmedAt), lt(overviewRecipient.namedAt, since)));
}

/** Takes an office off the list of its orderer; another's stays as it is. */
export async function removeOffice(personId: string, by: ActingParty, officeId: string): Promise<void> {
  await database().transaction(async (tx) => {
    const [own] = await tx
      .select({ id: overviewRecipient.id })
      .from(overviewRecipient)
      .innerJoin(overviewOrder, eq(overviewOrder.id, overviewRecipient.orderId))
      .where(and(eq(overviewRecipient.id, officeId), eq(overviewOrder.personId, personId)));
    if (own && (await end(tx, officeId, 'orderer')))
      await recordAudit(tx, by, { action: 'overview.officeRemoved', objectId: officeId });
  });
}

/** What an office that holds a token sees of itself; undefined where the token is none of ours, or nobody waits for its answer any more. */
export async function getOffice(token: string) {
  const id = officeOfToken(token);
  if (id === undefined) return undefined;
  const [found] = await database()
    .select({
      office: overviewRecipient.office,
      confirmedAt: overviewRecipient.confirmedAt,
      endedAt: overviewRecipient.endedAt,
      endedBy: overviewRecipient.endedBy,
      rhythm: overviewOrder.rhythm,
    })
    .from(overviewRecipient)
    .innerJoin(overviewOrder, eq(overviewOrder.id, overviewRecipient.orderId))
    .where(eq(overviewRecipient.id, id));
  if (!found) return undefined;
  const { office, rhythm, confirmedAt, endedAt, endedBy } = found;
  const state =
    endedAt !== null
      ? ('ended' as const)
      : confirmedAt !== null
        ? ('confirmed' as const)
        : ('asked' as const);
  return { office, rhythm, state, mayRefuse: endedBy !== 'recipient' };
}

/** An office says yes: it gets the next overview. Saying so again changes nothing. */
export async function confirmOffice(token: string, address: string | null): Promise<void> {
  const id = officeOfToken(token);
  if (id === undefined) return;
  await database().transaction(async (tx) => {
    const made = await tx
      .update(overviewRecipient)
      .set({ confirmedAt: new Date() })
      .where(and(eq(overviewRecipient.id, id), isAlive, isNull(overviewRecipient.confirmedAt)))
      .returning({ id: overviewRecipient.id });
    if (made.length > 0)
      await recordAudit(
        tx,
        { ...theOperator, address },
        { action: 'overview.officeConfirmed', objectId: id },
      );
  });
}

/**
 * An office says no, or no longer: nothing more is sent to it, and nobody may name its address for half a year. What its orderer has ended
 * before it may refuse as well, so that it isn't asked again and again.
 */
export async function stopOffice(token: string, address: string | null): Promise<void> {
  const id = officeOfToken(token);
  if (id === undefined) return;
  await database().transaction(async (tx) => {
    const refused = await tx
      .update(overviewRecipient)
      .set({ endedAt: new Date(), endedBy: 'recipient', email: null })
      .where(
        and(eq(overviewRecipient.id, id), sql`${overviewRecipient.endedBy} is distinct from 'recipient'`),
      )
      .returning({ id: overviewRecipient.id });
    if (refused.length > 0)
      await recordAudit(tx, { ...theOperator, address }, { action: 'overview.officeStopped', objectId: id });
  });
}

import { createHash } from 'node:crypto';
import { and, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { overviewOrder, overviewRecipient } from '~db/schema/tracking';
import type { Holder } from '~/features/accounts/index';
import type { Actor } from '~/features/accounts/index.server';
import type { Area } from '~/features/people/index';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { getTranslator } from '~/platform/i18n/translate';
import { queueMessage } from '~/platform/messages/queue-message.server';
import { countTryAgainstAll } from '~/platform/security/rate-limit.server';
import { readSettings } from '~/platform/settings.server';
import { filtersInWords } from './filters-in-words';
import { readQuestion } from './get-overview.server';
import { officeToken } from './office-token.server';
import { seesWhole } from './places-in-sight';
import { trackingGrants } from './policy';
import type { NewOffice } from './schemas';

/** As many as one order may go to. */
const mostOffices = 10;
/** Days for which an address that said no isn't asked again, by whomever. */
const restDays = 180;
/** A form that is sent twice asks once. */
const pauseMinutes = 5;
const day = 24 * 3600;
const asksOfPerson = { name: 'overview:asks', limit: 20, windowSeconds: day };
const asksOfAddress = { name: 'overview:asked', limit: 3, windowSeconds: day };

const dayMs = day * 1000;

export type NameOfficeAnswer =
  { ok: true } | { ok: false; fault: 'noOrder' | 'place' | 'saidNo' | 'tooMany' | 'tooOften' };

/** The places whose offices somebody may name: regions that they answer for as a whole, and councils. */
export const officePlaces = (holder: Pick<Holder, 'grants'>, areas: readonly Area[]) =>
  areas.flatMap(({ id, name, councils }) => [
    ...(seesWhole(trackingGrants(holder), id)
      ? [{ place: `region/${id}`, name, kind: 'region' as const }]
      : []),
    ...councils.map((one) => ({ place: `council/${one.id}`, name: one.name, kind: 'council' as const })),
  ]);

/**
 * Asks an office by email whether it wants what somebody ordered. Nothing else is sent to it before it has said yes by the link in that mail.
 * Named again, it is asked again, unless it gets the overview already.
 */
export async function nameOffice(
  actor: Actor,
  by: ActingParty,
  { to, office, place, email }: NewOffice,
  now = new Date(),
): Promise<NameOfficeAnswer> {
  const emailHash = createHash('sha256').update(email).digest('hex');
  const [person] = await database()
    .select({ language: account.language, search: overviewOrder.search })
    .from(overviewOrder)
    .innerJoin(account, eq(account.id, overviewOrder.personId))
    .where(
      and(eq(overviewOrder.id, to), eq(overviewOrder.personId, actor.id), isNull(overviewOrder.endedAt)),
    );
  if (!person) return { ok: false, fault: 'noOrder' };
  const { language, search } = person;
  const question = await readQuestion(actor, new URLSearchParams(search), language);
  const inScope = officePlaces(actor, question.choices.areas).some((one) => one.place === place);
  if (!inScope) return { ok: false, fault: 'place' };
  const tried = await countTryAgainstAll(
    [
      [asksOfPerson, actor.id],
      [asksOfAddress, emailHash],
    ],
    now,
  );
  if (!tried.allowed) return { ok: false, fault: 'tooOften' };
  return database().transaction(async (tx): Promise<NameOfficeAnswer> => {
    await tx.execute(sql`select from overview_order where id = ${to}::uuid for update`);
    const ofAddress = eq(overviewRecipient.emailHash, emailHash);
    const refused = and(
      ofAddress,
      eq(overviewRecipient.endedBy, 'recipient'),
      gt(overviewRecipient.endedAt, new Date(now.getTime() - restDays * dayMs)),
    );
    if ((await tx.$count(overviewRecipient, refused)) > 0) return { ok: false, fault: 'saidNo' };
    const others = and(
      eq(overviewRecipient.orderId, to),
      isNull(overviewRecipient.endedAt),
      ne(overviewRecipient.emailHash, emailHash),
    );
    if ((await tx.$count(overviewRecipient, others)) >= mostOffices) return { ok: false, fault: 'tooMany' };
    const [named] = await tx
      .insert(overviewRecipient)
      .values({ id: uuidv7(), orderId: to, office, place, email, emailHash, namedAt: now })
      .onConflictDoUpdate({
        target: [overviewRecipient.orderId, overviewRecipient.emailHash],
        targetWhere: isNull(overviewRecipient.endedAt),
        set: { office, place, namedAt: now },
        setWhere: and(
          isNull(overviewRecipient.confirmedAt),
          lt(overviewRecipient.namedAt, new Date(now.getTime() - pauseMinutes * 60_000)),
        ),
      })
      .returning({ id: overviewRecipient.id });
    if (!named) return { ok: true };
    await recordAudit(tx, by, {
      action: 'overview.officeNamed',
      objectId: named.id,
      detail: detailOf(place),
    });
    await queueMessage(tx, {
      personId: actor.id,
      channel: 'email',
      recipient: email,
      template: 'overviewAsked',
      language,
      values: {
        office,
        what: filtersInWords(question, language) || getTranslator(language)('tracking:byEmail.all'),
        link: officeLink(named.id, language),
      },
      asked: true,
    });
    return { ok: true };
  });
}

/** What the audit trail keeps of an office: where it is. */
function detailOf(place: string): Record<string, string> {
  const [kind = '', id = ''] = place.split('/');
  return { [kind]: id };
}

/** The page by which an office says yes or no. */
export const officeLink = (id: string, language: 'sw' | 'en'): string =>
  `${readSettings().publicUrl}/${language}/by-email/${officeToken(id)}`;

import { sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { credentialReplacement } from '~db/schema/certificates';
import { getActorById } from '~/features/accounts/index.server';
import { undoableSince } from '~/features/people/index.server';
import { recordEvents } from '~/platform/learning-events.server';

interface Double extends Record<string, unknown> {
  id: string;
  person: string;
  award: string;
  /** The certificate of the same award that stays: the one that holds longest, then the better, then the older. */
  stays: string;
}

/**
 * Leaves one certificate of each award to those whose accounts were merged for good: each account may have brought one. The others
 * say which took their place. Done twice, or by two at once, it changes nothing more.
 * @returns how many certificates have ended by it
 */
export async function settleMergedCertificates(now = new Date(), signal?: AbortSignal): Promise<number> {
  const doubles = await findDoubles(undoableSince(now).toISOString());
  let settled = 0;
  for (const double of doubles) {
    signal?.throwIfAborted();
    if (await database().transaction((tx) => replaceDouble(tx, double))) settled++;
  }
  return settled;
}

/** @param undoable later merges can still be undone */
async function findDoubles(undoable: string): Promise<Double[]> {
  return database().execute<Double>(sql`
    with held as (
      select credential.id, coalesce(account.merged_into, account.id) as person,
        coalesce(credential.course_id, credential.path_id) as award,
        credential.valid_until, credential.score, credential.issued_at
      from credential
      join account on account.id = credential.person_id
      where credential.ended_at is null
        and coalesce(account.merged_into, account.id) in (
          select kept_id from account_merge
          where undone_at is null and merged_at <= ${undoable}::timestamptz)
        and not exists (
          select from account_merge
          where merged_id = account.id and undone_at is null
            and merged_at > ${undoable}::timestamptz)),
    ranked as (
      select id, person, award, first_value(id) over (
        partition by person, award order by valid_until desc nulls first, score desc, issued_at, id) as stays
      from held)
    select id, person, award, stays from ranked where id <> stays`);
}

/** @returns whether it was still in force, as the one that stays was */
async function replaceDouble(tx: Transaction, { id, person, award, stays }: Double): Promise<boolean> {
  const actor = await getActorById(person);
  if (!actor) return false;
  const ended = await tx.execute(sql`
    with held as materialized (
      select id from credential where id in (${id}, ${stays}) and ended_at is null
      order by id for no key update)
    update credential set ended_at = now()
    where id = ${id} and (select count(*) from held) = 2
    returning id`);
  if (ended.length === 0) return false;
  await tx.insert(credentialReplacement).values({ credentialId: id, replacedBy: stays, cause: 'merged' });
  await recordEvents(tx, [
    {
      actor,
      verb: 'replaced',
      objectType: 'credential',
      objectId: id,
      courseId: award,
      result: { by: stays, cause: 'merged' },
    },
  ]);
  return true;
}

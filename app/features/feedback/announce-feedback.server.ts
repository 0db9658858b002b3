import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { notifyPerson } from '~/features/accounts/index.server';

/**
 * Tells those who answer that something waits: an institute's managers, its facilitators where it has no manager, and administrators for
 * what belongs to no institute. Each is told once however much waits, and of each message once, in the transaction that marks it.
 * @returns how many people were told
 */
export async function announceFeedback(now = new Date()): Promise<number> {
  return database().transaction(async (tx) => {
    const rows = (await tx.execute(sql`
      with news as (
        update feedback set announced_at = ${now.toISOString()}::timestamptz where announced_at is null
        returning institute_id, answered_at
      ), concerned as (
        select distinct institute_id from news where answered_at is null
      ), answering as (
        select role_grant.account_id, role, concerned.institute_id,
          rank() over (partition by concerned.institute_id order by case role when 'facilitator' then 2 else 1 end) as turn
        from concerned
        join role_grant on case when concerned.institute_id is null then role = 'administrator'
          else role_grant.institute_id = concerned.institute_id and role in ('manager', 'facilitator') end
      )
      select distinct account_id as "personId" from answering where turn = 1 order by 1`)) as unknown as {
      personId: string;
    }[];
    for (const { personId } of rows)
      await notifyPerson(tx, personId, 'feedbackWaits', {}, { ownDeed: false });
    return rows.length;
  });
}

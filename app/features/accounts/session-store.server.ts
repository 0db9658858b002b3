import { createHash } from 'node:crypto';
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { and, eq, gt, isNull, not, sql } from 'drizzle-orm';
import { type DatabaseSession, type DatabaseUser, TimeSpan } from 'lucia';
import { database } from '~db/client.server';
import { account, session } from '~db/schema/accounts';
import { council } from '~db/schema/places';
import type { Grant } from './roles';

export const ownPhone = new TimeSpan(30, 'd');
/** On a phone that others use too, a session is over after half an hour without use. */
export const sharedPhone = new TimeSpan(30, 'm');
/** How often a session's last use is written down: a row changed for each page would cost more than it tells. */
export const useIsNotedEvery = new TimeSpan(5, 'm');

/** @param secret name and value of the session's cookie @returns what its row is known by */
export const sessionIdOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const fromNow = (milliseconds: number) => sql`now() + ${milliseconds / 1000} * interval '1 second'`;

/**
 * The condition that a session, joined with its account, lets its person in and that its use has nothing to write: neither a new end nor
 * the time of use. Whatever doesn't meet it may still be open: then it is for `getSignedIn` to say, and to write.
 */
export const isOpenAndNoted = and(
  not(session.isShared),
  gt(session.expiresAt, fromNow(ownPhone.milliseconds() / 2)),
  gt(session.lastUsedAt, fromNow(-useIsNotedEvery.milliseconds())),
  isNull(account.mergedInto),
);

/**
 * A person's roles as they hold now: those at an institute that has left the consortium rest. Columns are written out with their tables,
 * since Drizzle leaves the tables out where a statement reads `account` alone.
 */
export const grantsOfAccount = sql<Grant[]>`coalesce((
  select json_agg(json_build_object('role', role_grant.role, 'instituteId', role_grant.institute_id,
    'regionId', role_grant.region_id, 'councilId', role_grant.council_id, 'facilityId', role_grant.facility_id))
  from role_grant left join institute on institute.id = role_grant.institute_id
  where role_grant.account_id = account.id and institute.closed_at is null), '[]')`;

/** What every page may need to know of the person who is signed in. */
export const actorColumns = {
  id: account.id,
  name: account.name,
  cadre: account.cadre,
  councilId: account.councilId,
  regionId: council.regionId,
  facilityId: account.facilityId,
  language: account.language,
  isDemo: account.isDemo,
  erasureDueAt: account.erasureDueAt,
  grants: grantsOfAccount,
};

/** Lucia's own adapter, but that a session's person comes with place and rights in one statement, and that a shared phone's session stays short. */
export class SessionStore extends DrizzlePostgreSQLAdapter {
  constructor() {
    super(database(), session, account);
  }

  override async getSessionAndUser(
    sessionId: string,
  ): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const [found] = await database()
      .select({ session, actor: actorColumns })
      .from(session)
      .innerJoin(account, eq(account.id, session.userId))
      .innerJoin(council, eq(council.id, account.councilId))
      // A sign-in that was under way while the account was merged has opened a session of nobody.
      .where(and(eq(session.id, sessionId), isNull(account.mergedInto)));
    if (!found) return [null, null];
    const { id, userId, expiresAt, isShared, deviceLabel, lastUsedAt } = found.session;
    const { id: accountId, ...attributes } = found.actor;
    return [
      { id, userId, expiresAt, attributes: { isShared, deviceLabel, lastUsedAt } },
      { id: accountId, attributes },
    ];
  }

  override async updateSessionExpiration(sessionId: string, expiresAt: Date): Promise<void> {
    const soon = new Date(Date.now() + sharedPhone.milliseconds());
    await database()
      .update(session)
      .set({
        expiresAt: sql`case when ${session.isShared} then ${soon.toISOString()} else ${expiresAt.toISOString()} end::timestamptz`,
      })
      .where(eq(session.id, sessionId));
  }
}

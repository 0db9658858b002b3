import { type Actor, exportMemberships, listGrants } from '~/features/accounts/index.server';
import { type EntryAboutPerson, listAuditAbout } from '~/platform/list-audit-about.server';
import { roleTowards, type Viewer } from './viewer';

/** Something that was done with a person's record, as the person may read it. */
export interface Deed extends Omit<EntryAboutPerson, 'actorId' | 'isOwn'> {
  by: Viewer;
}

/**
 * What was done with a person's record, newest first, and in which role: no name and no number of whoever did it.
 * @param by `others` leaves out what the person did
 */
export async function listDeeds(
  actor: Actor,
  question: { by: 'anybody' | 'others'; limit: number },
): Promise<Deed[]> {
  const [entries, memberships] = await Promise.all([
    listAuditAbout(actor.id, question),
    exportMemberships(actor.id),
  ]);
  const whereabouts = { ...actor, instituteIds: memberships.map(({ instituteId }) => instituteId) };
  const others = entries.flatMap(({ actorId, isOwn }) => (isOwn || actorId === null ? [] : [actorId]));
  const viewers = new Map<string, Viewer>();
  for (const id of new Set(others)) viewers.set(id, roleTowards(await listGrants(id), whereabouts));
  return entries.map(({ actorId, isOwn, ...entry }) => ({
    ...entry,
    by: isOwn
      ? { kind: 'self' }
      : actorId === null
        ? { kind: 'system' }
        : (viewers.get(actorId) ?? { kind: 'unknown' }),
  }));
}

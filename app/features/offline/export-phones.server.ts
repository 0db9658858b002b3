import { asc } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { deviceKey } from '~db/schema/offline';

/** The phones that a person has done work on without network, by the names of their keys, the first first. A key tells nothing about the phone. */
export async function exportPhones(personId: string) {
  return database()
    .select({ key: deviceKey.kid, registeredAt: deviceKey.registeredAt })
    .from(deviceKey)
    .where(isSamePerson(deviceKey.accountId, personId))
    .orderBy(asc(deviceKey.registeredAt), asc(deviceKey.kid));
}

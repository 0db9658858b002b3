import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { membership, roleGrant } from '~db/schema/accounts';
import { facility } from '~db/schema/places';
import { type Grant, type GrantScope, type Role, scopeOf } from '~/features/accounts/index';
import { createPerson } from './create-person';

/** A role with its scope: `grantOf('manager', { instituteId: 'ttcih' })`. */
export const grantOf = (role: Role, scope: Partial<GrantScope> = {}): Grant => ({ role, ...scopeOf(scope) });

/** Gives roles past all rules. */
export async function appoint(personId: string, ...grants: Grant[]): Promise<void> {
  await database()
    .insert(roleGrant)
    .values(grants.map((grant) => ({ id: uuidv7(), accountId: personId, ...grant })));
}

/** Makes somebody a member of institutes past all rules. */
export async function enter(personId: string, ...institutes: string[]): Promise<void> {
  await database()
    .insert(membership)
    .values(institutes.map((instituteId) => ({ accountId: personId, instituteId })));
}

/** Makes a person who has roles, as one who acts: `address` is where the request comes from. */
export async function createOfficer(grants: Grant[], values: Parameters<typeof createPerson>[0] = {}) {
  const person = await createPerson(values);
  await appoint(person.id, ...grants);
  return { ...person, grants, address: '192.0.2.9' };
}

/** Puts a facility into the registry. */
export async function createFacility(id: string, councilId: string, name = `Kituo ${id}`): Promise<string> {
  await database()
    .insert(facility)
    .values({
      id,
      name,
      councilId,
      level: 'dispensary',
      typeName: 'Dispensary',
      status: 'operating',
      searchText: name.toLowerCase(),
    })
    .onConflictDoNothing();
  return id;
}

/** Whoever coordinates a place: the whole nation where none is named. */
export const coordinatorOf = (scope: Partial<GrantScope> = {}): { grants: Grant[] } => ({
  grants: [grantOf('coordinator', scope)],
});

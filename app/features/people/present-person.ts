import type { Language } from '~/platform/i18n/language';
import type { Person } from './get-person.server';
import { writeScope } from './role-scope';

/** @returns what the page of a person shows, as plain data in the reader's language; times in ISO form */
export function presentPerson(person: Person, language: Language) {
  const { createdAt, confirmedAt, institutes, invitedTo, grants, ...facts } = person;
  return {
    ...facts,
    createdAt: createdAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
    institutes: institutes.map(({ id, name, mayRemove }) => ({ id, name: name[language], mayRemove })),
    invitedTo: invitedTo.map(({ id, name }) => ({ id, name: name[language] })),
    grants: grants.map((grant) => ({
      role: grant.role,
      scope: writeScope(grant),
      scopeName: grant.scopeName?.[language] ?? null,
      grantedAt: grant.grantedAt.toISOString(),
      mayRevoke: grant.mayRevoke,
    })),
  };
}

export type ShownPerson = ReturnType<typeof presentPerson>;

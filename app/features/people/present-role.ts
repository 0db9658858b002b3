import type { Language } from '~/platform/i18n/language';
import type { ShownRole } from './components/role-table';
import { writeScope } from './role-scope';
import type { RoleWithin } from './roles-within.server';

/** @returns a role with who holds it, as plain data in the reader's language */
export function presentRole(
  { personId, name, grant, scopeName, grantedAt, isElsewhere }: RoleWithin,
  language: Language,
): ShownRole {
  return {
    personId,
    name,
    role: grant.role,
    scope: writeScope(grant),
    scopeName: scopeName?.[language] ?? null,
    grantedAt: grantedAt.toISOString(),
    isElsewhere,
  };
}

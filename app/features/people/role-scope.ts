import { type Grant, isInstituteRole, type Role, scopeOf } from '~/features/accounts/index';

/** @returns where a role holds, as a form names it: an institute's or facility's id, `nation`, `region:kigoma`, `council:kigoma-dc` or nothing */
export function writeScope({ role, instituteId, regionId, councilId, facilityId }: Grant): string {
  if (role !== 'coordinator') return instituteId ?? facilityId ?? '';
  if (councilId !== null) return `council:${councilId}`;
  return regionId === null ? 'nation' : `region:${regionId}`;
}

/** @returns the role with its scope, or undefined where the text names no scope of the kind that the role takes */
export function parseScope(role: Role, text: string): Grant | undefined {
  const [, kind, id] = /^(?:(region|council):)?([A-Za-z0-9-]{1,60})$/.exec(text) ?? [];
  if (role === 'administrator') return text === '' ? { role, ...scopeOf() } : undefined;
  if (id === undefined) return undefined;
  if (role === 'coordinator') {
    if (text === 'nation') return { role, ...scopeOf() };
    if (kind === undefined) return undefined;
    return { role, ...scopeOf(kind === 'region' ? { regionId: id } : { councilId: id }) };
  }
  if (kind !== undefined) return undefined;
  return { role, ...scopeOf(isInstituteRole(role) ? { instituteId: id } : { facilityId: id }) };
}

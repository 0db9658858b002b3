import type { HeldGrant } from '~/features/accounts/index.server';

/** @returns a role and where it holds in one line: `coordinator of Kigoma (region kigoma) since 2026-11-23` */
export function describeGrant(grant: HeldGrant): string {
  const { role, scopeName, grantedAt, instituteId, regionId, councilId, facilityId } = grant;
  const [kind, id] =
    (
      [
        ['institute', instituteId],
        ['region', regionId],
        ['council', councilId],
        ['facility', facilityId],
      ] as const
    ).find(([, place]) => place !== null) ?? [];
  const scope = kind === undefined ? '' : ` of ${scopeName?.en ?? id} (${kind} ${id})`;
  return `${role}${scope} since ${grantedAt.toISOString().slice(0, 10)}`;
}

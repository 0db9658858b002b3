import { type Grant, type Holder, instituteRoles, type Role, scopeOf } from '~/features/accounts/index';
import { isAdministrator, mayGrant } from '~/features/accounts/policy';
import type { Area } from './areas';
import { writeScope } from './role-scope';

/** One place where a role may be given, as a form sends it. */
export interface ScopeChoice {
  /** As `writeScope` writes it. */
  scope: string;
  /** In the reader's language; null for the nation. */
  name: string | null;
}

/** The roles that somebody may give to one person. */
export interface GrantChoices {
  instituteRoles: readonly Role[];
  /** Institutes at which all of those may be given. */
  institutes: ScopeChoice[];
  /** What the person may become the coordinator of: the nation, regions, and councils of the region in which they work. */
  areas: ScopeChoice[];
  /** The person's own facility, if they may become its in-charge. */
  facility: ScopeChoice | null;
  mayBecomeAdministrator: boolean;
}

export interface GrantCandidate {
  regionId: string;
  councilId: string;
  facilityId: string | null;
  facilityName: string | null;
  institutes: readonly { id: string }[];
  grants: readonly Grant[];
}

/**
 * The choices on the form that gives a person a role. What the person has already is left out; the use case looks at all of it again.
 * @param institutes those of the consortium, named in the reader's language
 */
export function grantChoices(
  actor: Pick<Holder, 'grants'>,
  person: GrantCandidate,
  institutes: readonly { id: string; name: string }[],
  places: readonly Area[],
): GrantChoices {
  const { regionId, councilId, facilityId, facilityName } = person;
  const held = new Set(person.grants.map((grant) => `${grant.role} ${writeScope(grant)}`));
  const offer = (grant: Grant, name: string | null, place = {}): ScopeChoice[] => {
    const scope = writeScope(grant);
    const isFree = !held.has(`${grant.role} ${scope}`);
    return isFree && mayGrant(actor, grant, place) ? [{ scope, name }] : [];
  };
  const coordinates = (scope: Parameters<typeof scopeOf>[0], name: string | null, place = {}) =>
    offer({ role: 'coordinator', ...scopeOf(scope) }, name, place);
  const ownRegion = places.find(({ id }) => id === regionId);
  return {
    instituteRoles,
    institutes: institutes
      .filter(({ id }) => isAdministrator(actor) || person.institutes.some((own) => own.id === id))
      .filter(({ id }) => mayGrant(actor, { role: 'author', ...scopeOf({ instituteId: id }) }))
      .map(({ id, name }) => ({ scope: id, name })),
    areas: [
      ...coordinates({}, null),
      ...places.flatMap(({ id, name }) => coordinates({ regionId: id }, name)),
      ...(ownRegion?.councils ?? []).flatMap(({ id, name }) =>
        coordinates({ councilId: id }, name, { regionId }),
      ),
    ],
    facility:
      (facilityId === null
        ? undefined
        : offer({ role: 'facilityInCharge', ...scopeOf({ facilityId }) }, facilityName, {
            regionId,
            councilId,
          })[0]) ?? null,
    mayBecomeAdministrator: offer({ role: 'administrator', ...scopeOf() }, null).length > 0,
  };
}

import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account, membership } from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { invitation, profileConfirmation } from '~db/schema/people';
import { council, facility, region } from '~db/schema/places';
import { type HeldGrant, isOpened, listGrants } from '~/features/accounts/index.server';
import { mayActFor, mayGrant, mayManageMembers } from '~/features/accounts/policy';
import { recordAudit } from '~/platform/audit.server';
import { type ActingPerson, partyOf } from './acting-person';
import { type ConfirmationState, confirmationState } from './confirmation-state.server';
import { peopleActedFor, peopleWithin } from './people-scope.server';
import { mayConfirm } from './policy';

/** A member of an institute, or somebody who has been asked to become one. */
export interface PersonInstitute {
  id: string;
  name: { sw: string; en: string };
}

/** What those who answer for a person see of them, and may do. */
export interface Person {
  id: string;
  /** To be named when confirming or correcting. */
  version: number;
  name: string;
  /** In E.164 form. */
  phone: string;
  cadre: string;
  regionId: string;
  regionName: string;
  councilId: string;
  councilName: string;
  facilityId: string | null;
  /** The registry's name of the workplace. */
  facilityName: string | null;
  /** The workplace in the person's own words. */
  facility: string | null;
  trainingInstitution: string | null;
  createdAt: Date;
  /** Whether the person has chosen a password. */
  isOpened: boolean;
  confirmation: ConfirmationState;
  /** Null where nobody ever has. */
  confirmedAt: Date | null;
  institutes: (PersonInstitute & { mayRemove: boolean })[];
  /** Not answered yet. */
  invitedTo: PersonInstitute[];
  grants: (HeldGrant & { mayRevoke: boolean })[];
  mayConfirm: boolean;
  /** Give out codes and correct what the account says. */
  mayAct: boolean;
}

const facts = {
  id: account.id,
  version: account.version,
  name: account.name,
  phone: account.phone,
  cadre: account.cadre,
  regionId: council.regionId,
  regionName: region.name,
  councilId: account.councilId,
  councilName: council.name,
  facilityId: account.facilityId,
  facilityName: facility.name,
  facility: account.facility,
  trainingInstitution: account.trainingInstitution,
  createdAt: account.createdAt,
  isOpened,
  confirmation: confirmationState,
  confirmedAt: profileConfirmation.confirmedAt,
};

/**
 * One of the people whom somebody answers for; that it was looked at is written down.
 * @returns undefined where the person is not among them
 */
export async function getPerson(actor: ActingPerson, personId: string): Promise<Person | undefined> {
  return database().transaction(async (tx) => {
    const [found] = await tx
      .select({ ...facts, isActedFor: sql<boolean>`(${peopleActedFor(actor)})` })
      .from(account)
      .innerJoin(council, eq(council.id, account.councilId))
      .innerJoin(region, eq(region.id, council.regionId))
      .leftJoin(facility, eq(facility.id, account.facilityId))
      .leftJoin(profileConfirmation, eq(profileConfirmation.accountId, account.id))
      .where(and(eq(account.id, personId), peopleWithin(actor)));
    if (!found) return undefined;
    const { isActedFor, ...person } = found;
    const grants = await listGrants(personId, tx);
    const institutes = await institutesOf(tx, personId);
    const invitedTo = await invitationsOf(tx, personId);
    await recordAudit(tx, partyOf(actor), { action: 'person.viewed', personId });
    const isOther = actor.id !== personId;
    return {
      ...person,
      grants: grants.map((grant) => ({
        ...grant,
        mayRevoke: isOther && isActedFor && mayGrant(actor, grant, grant.place),
      })),
      institutes: institutes.map((one) => ({
        ...one,
        mayRemove: isOther && mayManageMembers(actor, one.id),
      })),
      invitedTo,
      mayConfirm: mayConfirm(actor, person),
      mayAct: isActedFor && mayActFor(actor, { id: personId, grants }),
    };
  });
}

const instituteNames = { id: institute.id, name: { sw: institute.nameSw, en: institute.nameEn } };

const institutesOf = (tx: Transaction, personId: string): Promise<PersonInstitute[]> =>
  tx
    .select(instituteNames)
    .from(membership)
    .innerJoin(institute, eq(institute.id, membership.instituteId))
    .where(eq(membership.accountId, personId))
    .orderBy(asc(institute.nameSw));

const invitationsOf = (tx: Transaction, personId: string): Promise<PersonInstitute[]> =>
  tx
    .select(instituteNames)
    .from(invitation)
    .innerJoin(institute, eq(institute.id, invitation.instituteId))
    .where(and(eq(invitation.accountId, personId), isNull(invitation.answeredAt)))
    .orderBy(asc(institute.nameSw));

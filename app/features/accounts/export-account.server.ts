import { asc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import {
  account,
  devicePin,
  membership,
  oneTimeCode,
  professionalRegistration,
  roleGrant,
  session,
} from '~db/schema/accounts';
import { institute } from '~db/schema/institutes';
import { council, facility, region } from '~db/schema/places';
import { isSamePerson } from '~db/same-person';

const placeNames = {
  institute: { sw: institute.nameSw, en: institute.nameEn },
  region: region.name,
  council: council.name,
  facility: facility.name,
};

/** All that the accounts of one person say: the account itself and those that were merged into it, the oldest first. */
export async function exportAccounts(personId: string) {
  return database()
    .select({
      id: account.id,
      name: account.name,
      // Of an account that was merged long ago the number is another's by now, and a placeholder stands in its place.
      phone: sql<string | null>`case when ${account.phone} like '+%' then ${account.phone} end`,
      phoneBeforeMerge: account.phoneBeforeMerge,
      email: account.email,
      emailVerifiedAt: account.emailVerifiedAt,
      cadre: account.cadre,
      region: region.name,
      council: council.name,
      facilityCode: account.facilityId,
      facility: facility.name,
      facilityInOwnWords: account.facility,
      trainingInstitution: account.trainingInstitution,
      sex: account.sex,
      checkNumber: account.checkNumber,
      language: account.language,
      mergedInto: account.mergedInto,
      erasureDueAt: account.erasureDueAt,
      createdAt: account.createdAt,
    })
    .from(account)
    .innerJoin(council, eq(council.id, account.councilId))
    .innerJoin(region, eq(region.id, council.regionId))
    .leftJoin(facility, eq(facility.id, account.facilityId))
    .where(isSamePerson(account.id, personId))
    .orderBy(asc(account.createdAt));
}

/** A person's numbers in the registers of professional councils. */
export async function exportRegistrations(personId: string) {
  return database()
    .select({ council: professionalRegistration.council, number: professionalRegistration.number })
    .from(professionalRegistration)
    .where(isSamePerson(professionalRegistration.accountId, personId))
    .orderBy(asc(professionalRegistration.council));
}

/** The institutes whose member a person is. */
export async function exportMemberships(personId: string) {
  return database()
    .select({
      instituteId: membership.instituteId,
      institute: placeNames.institute,
      since: membership.since,
    })
    .from(membership)
    .innerJoin(institute, eq(institute.id, membership.instituteId))
    .where(isSamePerson(membership.accountId, personId))
    .orderBy(asc(membership.since));
}

/** A person's roles, with the institute or place where each holds. */
export async function exportRoles(personId: string) {
  return database()
    .select({
      role: roleGrant.role,
      institute: placeNames.institute,
      region: region.name,
      council: council.name,
      facility: facility.name,
      grantedAt: roleGrant.grantedAt,
    })
    .from(roleGrant)
    .leftJoin(institute, eq(institute.id, roleGrant.instituteId))
    .leftJoin(region, eq(region.id, roleGrant.regionId))
    .leftJoin(council, eq(council.id, roleGrant.councilId))
    .leftJoin(facility, eq(facility.id, roleGrant.facilityId))
    .where(isSamePerson(roleGrant.accountId, personId))
    .orderBy(asc(roleGrant.grantedAt));
}

/** Where a person is signed in, on which facility's phones there is a PIN, and which codes were made: nothing that opens anything. */
export async function exportAccess(personId: string) {
  const [sessions, pins, codes] = await Promise.all([
    database()
      .select({
        device: session.deviceLabel,
        isShared: session.isShared,
        createdAt: session.createdAt,
        lastUsedAt: session.lastUsedAt,
        expiresAt: session.expiresAt,
      })
      .from(session)
      .where(isSamePerson(session.userId, personId))
      .orderBy(asc(session.createdAt)),
    database()
      .select({ createdAt: devicePin.createdAt })
      .from(devicePin)
      .where(isSamePerson(devicePin.accountId, personId))
      .orderBy(asc(devicePin.createdAt)),
    database()
      .select({
        purpose: oneTimeCode.purpose,
        channel: oneTimeCode.channel,
        target: oneTimeCode.target,
        createdAt: oneTimeCode.createdAt,
        expiresAt: oneTimeCode.expiresAt,
        usedAt: oneTimeCode.usedAt,
      })
      .from(oneTimeCode)
      .where(isSamePerson(oneTimeCode.accountId, personId))
      .orderBy(asc(oneTimeCode.createdAt)),
  ]);
  return { sessions, pins, codes };
}

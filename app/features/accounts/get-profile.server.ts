import { eq, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { account, professionalRegistration } from '~db/schema/accounts';
import { council, facility } from '~db/schema/places';
import type { Language } from '~/platform/i18n/language';

/** A number in the register of a professional council, both as the person wrote them. */
export interface Registration {
  council: string;
  number: string;
}

/** What a profile says and its person, or somebody who acts for them, may change. */
export interface ProfileFacts {
  name: string;
  cadre: string;
  councilId: string;
  /** In the registry. */
  facilityId: string | null;
  /** The workplace in the person's own words, where it is not in the registry. */
  facility: string | null;
  trainingInstitution: string | null;
  sex: 'female' | 'male' | null;
  checkNumber: string | null;
  language: Language;
  /** By council. */
  registrations: Registration[];
}

export interface Profile extends ProfileFacts {
  id: string;
  /** To be named when changing it. */
  version: number;
  /** In E.164 form. */
  phone: string;
  email: string | null;
  isEmailVerified: boolean;
  regionId: string;
  councilName: string;
  /** The registry's name of the workplace. */
  facilityName: string | null;
}

const registrationsOfAccount = sql<Registration[]>`coalesce((
  select json_agg(json_build_object('council', ${professionalRegistration.council}, 'number', ${professionalRegistration.number})
    order by ${professionalRegistration.council} collate "C")
  from ${professionalRegistration} where ${professionalRegistration.accountId} = ${account.id}), '[]')`;

const profiles = (executor: Pick<Transaction, 'select'>, accountId: string) =>
  executor
    .select({
      id: account.id,
      version: account.version,
      phone: account.phone,
      email: account.email,
      isEmailVerified: sql<boolean>`${account.emailVerifiedAt} is not null`,
      name: account.name,
      cadre: account.cadre,
      regionId: council.regionId,
      councilId: account.councilId,
      councilName: council.name,
      facilityId: account.facilityId,
      facilityName: facility.name,
      facility: account.facility,
      trainingInstitution: account.trainingInstitution,
      sex: account.sex,
      checkNumber: account.checkNumber,
      language: account.language,
      registrations: registrationsOfAccount,
    })
    .from(account)
    .innerJoin(council, eq(council.id, account.councilId))
    .leftJoin(facility, eq(facility.id, account.facilityId))
    .where(eq(account.id, accountId));

/** @returns what an account says of its person, in one statement; undefined where there is no such account */
export async function getProfile(accountId: string): Promise<Profile | undefined> {
  return (await profiles(database(), accountId))[0];
}

/** The same, and nobody else changes it before the transaction is over. */
export async function lockProfile(tx: Transaction, accountId: string): Promise<Profile | undefined> {
  return (await profiles(tx, accountId).for('update', { of: account }))[0];
}

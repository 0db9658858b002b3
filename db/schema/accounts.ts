import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { institute } from './institutes';
import { council, facility, region } from './places';

const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();
const accountId = () =>
  uuid('account_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' });

/** Who a person is. Everything that a person did refers to `id` alone, so that erasing this row leaves no name behind. */
export const account = pgTable(
  'account',
  {
    id: uuid('id').primaryKey(),
    phone: text('phone').notNull().unique(),
    name: text('name').notNull(),
    /** Null until a person whom somebody else has added chooses one. */
    passwordHash: text('password_hash'),
    cadre: text('cadre').notNull(),
    councilId: text('council_id')
      .notNull()
      .references(() => council.id),
    facilityId: text('facility_id').references(() => facility.id),
    /** The workplace in the person's own words, where it is not in the registry. */
    facility: text('facility'),
    /** Where a student is trained. */
    trainingInstitution: text('training_institution'),
    sex: text('sex').$type<'female' | 'male'>(),
    /** A public servant's employment check number. */
    checkNumber: text('check_number'),
    email: text('email'),
    emailVerifiedAt: timestamp('email_verified_at', { withTimezone: true }),
    language: text('language').$type<'sw' | 'en'>().notNull(),
    isDemo: boolean('is_demo').notNull().default(false),
    /** The account that this one was merged into; nobody signs in here any more. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => account.id, { onDelete: 'cascade' }),
    /** The number that this account had when it was merged, where the kept one has taken it over and left its own here. */
    phoneBeforeMerge: text('phone_before_merge'),
    /** When a person who asked for it is erased; until then they can undo it. */
    erasureDueAt: timestamp('erasure_due_at', { withTimezone: true }),
    /** Counts the changes, so that two people who edit at once don't undo each other's. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    index('account_council').on(table.councilId),
    index('account_name').on(table.name, table.id),
    index('account_facility').on(table.facilityId),
    index('account_merged_into')
      .on(table.mergedInto)
      .where(sql`${table.mergedInto} is not null`),
  ],
);

/** Each consent given, with the version of the text that the person had read. */
export const consent = pgTable(
  'consent',
  {
    id: uuid('id').primaryKey(),
    accountId: accountId(),
    version: text('version').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('consent_account').on(table.accountId)],
);

/** A person's number in the register of a professional council, as the person wrote it. */
export const professionalRegistration = pgTable(
  'professional_registration',
  {
    accountId: accountId(),
    council: text('council').notNull(),
    number: text('number').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.council] })],
);

/** `id` is the SHA-256 of the cookie's token: a copy of this table opens no session. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    userId: accountId(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Browser and system in a few words, such as "Chrome, Android". */
    deviceLabel: text('device_label'),
    /** Opened on a phone that others use too: short, and nothing is kept after it. */
    isShared: boolean('is_shared').notNull().default(false),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [index('session_account').on(table.userId)],
);

/** A facility's phone on which people change places by PIN; `id` is the SHA-256 of its cookie's token. */
export const device = pgTable('device', {
  id: text('id').primaryKey(),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull().defaultNow(),
  createdAt: createdAt(),
});

/** A person's PIN on one device; gone after a few wrong tries. */
export const devicePin = pgTable(
  'device_pin',
  {
    deviceId: text('device_id')
      .notNull()
      .references(() => device.id, { onDelete: 'cascade' }),
    accountId: accountId(),
    pinHash: text('pin_hash').notNull(),
    wrongTries: integer('wrong_tries').notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.deviceId, table.accountId] }),
    index('device_pin_account').on(table.accountId),
  ],
);

export type CodePurpose = 'recovery' | 'invitation' | 'phone' | 'email';

/** A one-time code that proves who somebody is, kept as a hash. */
export const oneTimeCode = pgTable(
  'one_time_code',
  {
    id: uuid('id').primaryKey(),
    accountId: accountId(),
    purpose: text('purpose').$type<CodePurpose>().notNull(),
    codeHash: text('code_hash').notNull(),
    channel: text('channel').$type<'sms' | 'email' | 'person'>().notNull(),
    /** The new phone number or email address that the code confirms. */
    target: text('target'),
    /** Who gave it out, where a person did. */
    givenBy: uuid('given_by'),
    wrongTries: integer('wrong_tries').notNull().default(0),
    createdAt: createdAt(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [index('one_time_code_account').on(table.accountId, table.purpose)],
);

/** Learner is no grant: everybody with an account is one. */
export type Role =
  'author' | 'reviewer' | 'facilitator' | 'manager' | 'coordinator' | 'facilityInCharge' | 'administrator';

/**
 * What a person may do beyond learning, and where: author, reviewer, facilitator and manager for one institute; a coordinator for a
 * region, a council or, with neither, the nation; an in-charge for one facility; an administrator everywhere.
 */
export const roleGrant = pgTable(
  'role_grant',
  {
    id: uuid('id').primaryKey(),
    accountId: accountId(),
    role: text('role').$type<Role>().notNull(),
    instituteId: text('institute_id').references(() => institute.id),
    regionId: text('region_id').references(() => region.id),
    councilId: text('council_id').references(() => council.id),
    facilityId: text('facility_id').references(() => facility.id),
    grantedBy: uuid('granted_by'),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('role_grant_once').on(
      table.accountId,
      table.role,
      sql`coalesce(${table.instituteId}, ${table.regionId}, ${table.councilId}, ${table.facilityId}, '')`,
    ),
    check(
      'role_grant_scope',
      sql`case
        when ${table.role} in ('author', 'reviewer', 'facilitator', 'manager')
          then ${table.instituteId} is not null and num_nonnulls(${table.regionId}, ${table.councilId}, ${table.facilityId}) = 0
        when ${table.role} = 'coordinator'
          then num_nonnulls(${table.instituteId}, ${table.facilityId}) = 0 and num_nonnulls(${table.regionId}, ${table.councilId}) <= 1
        when ${table.role} = 'facilityInCharge'
          then ${table.facilityId} is not null and num_nonnulls(${table.instituteId}, ${table.regionId}, ${table.councilId}) = 0
        when ${table.role} = 'administrator'
          then num_nonnulls(${table.instituteId}, ${table.regionId}, ${table.councilId}, ${table.facilityId}) = 0
        else false
      end`,
    ),
    index('role_grant_institute').on(table.instituteId),
  ],
);

/** Whom an institute trains or employs; its managers see these people. */
export const membership = pgTable(
  'membership',
  {
    accountId: accountId(),
    instituteId: text('institute_id')
      .notNull()
      .references(() => institute.id),
    since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.instituteId] }),
    index('membership_institute').on(table.instituteId),
  ],
);

import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { account } from './accounts';
import { institute } from './institutes';

/**
 * What an in-charge or coordinator has confirmed of a person. It holds as long as the account says the same: whoever changes one of
 * these facts is self-declared again.
 */
export const profileConfirmation = pgTable('profile_confirmation', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => account.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  cadre: text('cadre').notNull(),
  councilId: text('council_id').notNull(),
  facilityId: text('facility_id'),
  confirmedBy: uuid('confirmed_by').notNull(),
  confirmedAt: timestamp('confirmed_at', { withTimezone: true }).notNull().defaultNow(),
});

/** An institute asks a person who has an account already to become its member. */
export const invitation = pgTable(
  'invitation',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    instituteId: text('institute_id')
      .notNull()
      .references(() => institute.id),
    invitedBy: uuid('invited_by').notNull(),
    invitedAt: timestamp('invited_at', { withTimezone: true }).notNull().defaultNow(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answer: text('answer').$type<'accepted' | 'declined'>(),
  },
  (table) => [index('invitation_account').on(table.accountId)],
);

/** A list of people that somebody has uploaded, between its preview and the decision; deleted soon after. */
export const peopleImport = pgTable('people_import', {
  id: uuid('id').primaryKey(),
  uploadedBy: uuid('uploaded_by')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' }),
  instituteId: text('institute_id').references(() => institute.id),
  fileName: text('file_name').notNull(),
  rows: jsonb('rows').$type<unknown[]>().notNull(),
  report: jsonb('report').$type<Record<string, unknown>>(),
  uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull().defaultNow(),
  appliedAt: timestamp('applied_at', { withTimezone: true }),
});

/**
 * Two accounts that were one person. Ids are opaque and the row outlives both accounts: what the merged one did is read as the kept
 * one's, see `identities_of` in the migrations.
 */
export const accountMerge = pgTable(
  'account_merge',
  {
    id: uuid('id').primaryKey(),
    keptId: uuid('kept_id').notNull(),
    mergedId: uuid('merged_id').notNull(),
    mergedBy: uuid('merged_by').notNull(),
    /** Ids of the institutes whose member the kept account became by this. */
    membershipsBrought: text('memberships_brought').array().notNull().default([]),
    mergedAt: timestamp('merged_at', { withTimezone: true }).notNull().defaultNow(),
    undoneBy: uuid('undone_by'),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
  },
  (table) => [
    index('account_merge_kept').on(table.keptId),
    uniqueIndex('account_merge_holds')
      .on(table.mergedId)
      .where(sql`${table.undoneAt} is null`),
  ],
);

/** Two accounts that look alike and were found to be two people: they are not listed again. */
export const notDuplicate = pgTable('not_duplicate', {
  id: uuid('id').primaryKey(),
  oneId: uuid('one_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' }),
  otherId: uuid('other_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' }),
  decidedBy: uuid('decided_by').notNull(),
  decidedAt: timestamp('decided_at', { withTimezone: true }).notNull().defaultNow(),
});

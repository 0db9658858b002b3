import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const createdAt = () => timestamp('created_at', { withTimezone: true }).notNull().defaultNow();

/** Mainland Tanzania or Zanzibar, whose health systems are run apart. */
export type Jurisdiction = 'mainland' | 'zanzibar';

export const region = pgTable('region', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  jurisdiction: text('jurisdiction').$type<Jurisdiction>().notNull(),
});

export const council = pgTable(
  'council',
  {
    id: text('id').primaryKey(),
    regionId: text('region_id')
      .notNull()
      .references(() => region.id),
    name: text('name').notNull(),
    kind: text('kind').$type<'city' | 'municipal' | 'town' | 'district'>().notNull(),
  },
  (table) => [index('council_region').on(table.regionId)],
);

export const institute = pgTable('institute', {
  id: text('id').primaryKey(),
  nameSw: text('name_sw').notNull(),
  nameEn: text('name_en').notNull(),
});

/** The column that says which institute owns a row. */
export const instituteId = () =>
  text('institute_id')
    .notNull()
    .references(() => institute.id);

/** Who a person is. Everything that a person did refers to `id` alone, so that erasing this row leaves no name behind. */
export const account = pgTable('account', {
  id: uuid('id').primaryKey(),
  phone: text('phone').notNull().unique(),
  name: text('name').notNull(),
  passwordHash: text('password_hash').notNull(),
  cadre: text('cadre').notNull(),
  councilId: text('council_id')
    .notNull()
    .references(() => council.id),
  facility: text('facility'),
  language: text('language').$type<'sw' | 'en'>().notNull(),
  isDemo: boolean('is_demo').notNull().default(false),
  createdAt: createdAt(),
});

/** Each consent given, with the version of the text that the person had read. */
export const consent = pgTable(
  'consent',
  {
    id: uuid('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    version: text('version').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('consent_account').on(table.accountId)],
);

/** `id` is the SHA-256 of the cookie's token: a copy of this table opens no session. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    userId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index('session_account').on(table.userId)],
);

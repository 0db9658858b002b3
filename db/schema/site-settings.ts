import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What administrators set for the whole site; a setting without a row has its default. */
export const siteSetting = pgTable('site_setting', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<string | number | boolean>().notNull(),
  changedBy: uuid('changed_by'),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
});

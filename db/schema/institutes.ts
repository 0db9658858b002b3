import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export type InstituteKind =
  'university' | 'research' | 'training_centre' | 'zonal_centre' | 'ministry' | 'partner';

export const institute = pgTable('institute', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<InstituteKind>().notNull().default('training_centre'),
  nameSw: text('name_sw').notNull(),
  nameEn: text('name_en').notNull(),
  /** When it left the consortium: what it owns stays, nobody may act for it any more. */
  closedAt: timestamp('closed_at', { withTimezone: true }),
});

/** The column that says which institute owns a row. */
export const instituteId = () =>
  text('institute_id')
    .notNull()
    .references(() => institute.id);

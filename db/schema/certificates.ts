import { boolean, pgTable, real, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instituteId } from './institutes';
import { course, courseRevision } from './catalog';

/** An award as it was issued. The name is the holder's at that moment: it is what the certificate says. */
export const credential = pgTable(
  'credential',
  {
    id: uuid('id').primaryKey(),
    number: text('number').notNull().unique(),
    personId: uuid('person_id').notNull(),
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    courseRevision: text('course_revision')
      .notNull()
      .references(() => courseRevision.hash),
    instituteId: instituteId(),
    holderName: text('holder_name').notNull(),
    language: text('language').$type<'sw' | 'en'>().notNull(),
    /** Score of the final quiz, 0 to 100. */
    score: real('score').notNull(),
    isDemo: boolean('is_demo').notNull(),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('credential_once').on(table.personId, table.courseId)],
);

/** A credential that no longer holds, and why. */
export const credentialRevocation = pgTable('credential_revocation', {
  credentialId: uuid('credential_id')
    .primaryKey()
    .references(() => credential.id),
  reason: text('reason').notNull(),
  revokedAt: timestamp('revoked_at', { withTimezone: true }).notNull().defaultNow(),
});

import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What can be done to a thing that others must be able to look up later. */
export const auditActions = [
  'account.created',
  'account.changed',
  'account.erasureAsked',
  'account.erasureUndone',
  'account.erased',
  'account.merged',
  'account.mergeUndone',
  'account.foundDistinct',
  'person.viewed',
  'person.confirmed',
  'person.exported',
  'people.listed',
  'people.imported',
  'learners.exported',
  'headcounts.imported',
  'people.reminded',
  'cohort.created',
  'cohort.joined',
  'figures.sent',
  'code.given',
  'code.used',
  'password.changed',
  'phone.changed',
  'email.changed',
  'pin.set',
  'pin.removed',
  'session.ended',
  'signIn.refused',
  'role.granted',
  'role.revoked',
  'member.invited',
  'member.added',
  'member.left',
  'member.removed',
  'accommodation.given',
  'accommodation.ended',
  'quiz.regraded',
  'quiz.reviewed',
  'signOff.given',
  'signOff.takenBack',
  'institute.created',
  'institute.changed',
  'facilities.imported',
  'bank.created',
  'items.imported',
  'item.mended',
  'item.written',
  'item.retired',
  'item.broughtBack',
  'course.homeTaken',
  'course.reviewed',
  'course.published',
  'course.rolledBack',
  'course.archived',
  'credential.revoked',
  'credential.restored',
  'credential.corrected',
  'credential.appealed',
  'signingKey.rotated',
  'cpd.approved',
  'cpd.ended',
  'cpd.ruleChanged',
  'design.published',
  'run.shared',
  'run.shareEnded',
  'meeting.shared',
  'meeting.shareEnded',
  'setting.changed',
  'audit.exported',
] as const;

export type AuditAction = (typeof auditActions)[number];

/**
 * Who did what, to what or whom, when and from where. Written once: the database itself refuses to change or delete a row. People are
 * opaque ids.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: uuid('id').primaryKey(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** Null where the operator's command line or a job acted. */
    actorId: uuid('actor_id'),
    action: text('action').$type<AuditAction>().notNull(),
    /** The person it was done to. */
    personId: uuid('person_id'),
    /** Anything else it was done to, such as an institute's id. */
    objectId: text('object_id'),
    detail: jsonb('detail').$type<Record<string, string | number | boolean | null>>(),
    /** The network address it came from. */
    address: text('address'),
  },
  (table) => [
    index('audit_entry_at').on(table.at),
    index('audit_entry_person').on(table.personId, table.at),
    index('audit_entry_actor').on(table.actorId, table.at),
  ],
);

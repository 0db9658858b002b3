import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes } from '../bytes-column';
import { instituteId } from './institutes';
import { course, courseRevision, learningPathRevision } from './catalog';
import type { Localized } from './items';

/** Somebody who signs an institute's certificates. */
export interface Signatory {
  name: string;
  title: Localized;
  /** Hash of a picture of the signature; null where there is a line to sign on. */
  signature: string | null;
}

/**
 * How an institute's certificates look. What has been published never changes: certificates that were issued with it keep it. An institute
 * has one draft at most.
 */
export const certificateDesign = pgTable(
  'certificate_design',
  {
    id: uuid('id').primaryKey(),
    instituteId: instituteId(),
    number: integer('number').notNull(),
    /** Hashes of pictures. */
    logo: text('logo'),
    seal: text('seal'),
    signatories: jsonb('signatories').$type<Signatory[]>().notNull(),
    /** Null while it is a draft. */
    publishedAt: timestamp('published_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('certificate_design_number').on(table.instituteId, table.number),
    uniqueIndex('certificate_design_draft')
      .on(table.instituteId)
      .where(sql`${table.publishedAt} IS NULL`),
  ],
);

/** A logo, seal or signature, as it is put into PDFs. It has no public address: a signature is nobody's to copy. */
export const certificatePicture = pgTable(
  'certificate_picture',
  {
    hash: text('hash').notNull(),
    instituteId: instituteId(),
    /** PNG. */
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.instituteId, table.hash] })],
);

/** An award as it was issued. The name is the holder's at that moment: it is what the certificate says. */
export const credential = pgTable(
  'credential',
  {
    id: uuid('id').primaryKey(),
    number: text('number').notNull().unique(),
    personId: uuid('person_id').notNull(),
    /** The course that was completed; null in the certificate of a learning path. */
    courseId: text('course_id').references(() => course.id),
    courseRevision: text('course_revision').references(() => courseRevision.hash),
    /** The learning path all of whose courses are certified, as it was then; null in the certificate of a course. */
    pathId: text('path_id'),
    pathRevision: text('path_revision').references(() => learningPathRevision.hash),
    instituteId: instituteId(),
    holderName: text('holder_name').notNull(),
    language: text('language').$type<'sw' | 'en'>().notNull(),
    /** Score of the final quiz, 0 to 100; of a path, the mean of its courses. */
    score: real('score').notNull(),
    isDemo: boolean('is_demo').notNull(),
    /** How its PDF looks; null where the institute had no design of its own. */
    designId: uuid('design_id').references(() => certificateDesign.id),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull().defaultNow(),
    /** The last moment of its time; null where it has no end. */
    validUntil: timestamp('valid_until', { withTimezone: true }),
    /** When it was revoked or another took its place; null while it is in force, also where its time is over. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('credential_in_force')
      .on(table.personId, table.courseId)
      .where(sql`${table.endedAt} is null`),
    uniqueIndex('credential_of_path_in_force')
      .on(table.personId, table.pathId)
      .where(sql`${table.endedAt} is null`),
    index('credential_person').on(table.personId, table.courseId),
    index('credential_valid_until')
      .on(table.validUntil)
      .where(sql`${table.endedAt} is null`),
    index('credential_issued').on(table.issuedAt, table.id),
    index('credential_ended')
      .on(table.issuedAt, table.id)
      .where(sql`${table.endedAt} is not null`),
    check(
      'credential_of_course_or_path',
      sql`num_nonnulls(${table.courseId}, ${table.pathId}) = 1
        and (${table.courseId} is null) = (${table.courseRevision} is null)
        and (${table.pathId} is null) = (${table.pathRevision} is null)`,
    ),
  ],
);

/** That a credential was taken back, and why; and what came of it. */
export const credentialRevocation = pgTable(
  'credential_revocation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    credentialId: uuid('credential_id')
      .notNull()
      .references(() => credential.id),
    reason: text('reason').notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }).notNull().defaultNow(),
    /** Of a path: the course's credential with which it fell, and with which it comes back. */
    becauseOf: uuid('because_of').references(() => credential.id),
    /** What the holder says to it. */
    appeal: text('appeal'),
    appealedAt: timestamp('appealed_at', { withTimezone: true }),
    restoredAt: timestamp('restored_at', { withTimezone: true }),
    restorationReason: text('restoration_reason'),
  },
  (table) => [
    uniqueIndex('credential_revocation_in_force')
      .on(table.credentialId)
      .where(sql`${table.restoredAt} is null`),
    index('credential_revocation_because_of').on(table.becauseOf),
  ],
);

/** A credential in whose place another has come: after recertification, with a corrected name, or of an account that was merged. */
export const credentialReplacement = pgTable('credential_replacement', {
  credentialId: uuid('credential_id')
    .primaryKey()
    .references(() => credential.id),
  replacedBy: uuid('replaced_by')
    .notNull()
    .references(() => credential.id),
  cause: text('cause').$type<'renewed' | 'corrected' | 'merged'>().notNull(),
  replacedAt: timestamp('replaced_at', { withTimezone: true }).notNull().defaultNow(),
});

/** That a holder was reminded of the end of a credential, so many days before it. */
export const credentialReminder = pgTable(
  'credential_reminder',
  {
    credentialId: uuid('credential_id')
      .notNull()
      .references(() => credential.id),
    daysBefore: integer('days_before').notNull(),
    remindedAt: timestamp('reminded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.credentialId, table.daysBefore] })],
);

/** The public half of an institute's signing key: a point of the curve P-256 as a JSON Web Key has it (RFC 7518). */
export interface PublicSigningKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** A key that an institute signs certificates with. A retired one signs nothing more; what it signed stays valid. */
export const instituteKey = pgTable(
  'institute_key',
  {
    /** The first 8 bytes of the key's thumbprint (RFC 7638), in base64url. */
    kid: text('kid').primaryKey(),
    instituteId: instituteId(),
    publicKey: jsonb('public_key').$type<PublicSigningKey>().notNull(),
    /** The private half (PKCS #8), sealed with the key encryption key. */
    sealedPrivateKey: bytes('sealed_private_key').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('institute_key_in_use')
      .on(table.instituteId)
      .where(sql`${table.retiredAt} IS NULL`),
  ],
);

/** Counts signed certificates, so that each status list is filled to its half. */
export const credentialStatusSequence = pgSequence('credential_status', { minValue: 0, startWith: 0 });

/** What proves a certificate without this server: its signed payload for the QR code, and its bit in a status list of the institute. */
export const credentialProof = pgTable(
  'credential_proof',
  {
    credentialId: uuid('credential_id')
      .primaryKey()
      .references(() => credential.id),
    instituteId: instituteId(),
    kid: text('kid')
      .notNull()
      .references(() => instituteKey.kid),
    statusList: integer('status_list').notNull(),
    statusPosition: integer('status_position').notNull(),
    /** COSE_Sign1 over a CWT; null once the holder's name in it was erased. */
    signedPayload: bytes('signed_payload'),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('credential_proof_status').on(table.instituteId, table.statusList, table.statusPosition),
  ],
);

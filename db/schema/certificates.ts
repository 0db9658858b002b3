import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { course, courseRevision } from './catalog';
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
    /** How its PDF looks; null where the institute had no design of its own. */
    designId: uuid('design_id').references(() => certificateDesign.id),
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

import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes } from '../bytes-column';
import { account } from './accounts';

/** The public half of a key: a point of the curve P-256 as a JSON Web Key has it (RFC 7518). */
export interface PublicKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** A key that phones seal their outbox to. A retired one is published no more, and opens what was sealed to it. */
export const syncKey = pgTable(
  'sync_key',
  {
    /** The key's thumbprint (RFC 7638). */
    kid: text('kid').primaryKey(),
    publicKey: jsonb('public_key').$type<PublicKey>().notNull(),
    /** The private half (PKCS #8), sealed with the key encryption key. */
    sealedPrivateKey: bytes('sealed_private_key').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('sync_key_in_use')
      .on(sql`(${table.retiredAt} is null)`)
      .where(sql`${table.retiredAt} is null`),
  ],
);

/** A key by which a person's phone signs what it did without network: whose the work is, whoever is signed in when it is sent. */
export const deviceKey = pgTable(
  'device_key',
  {
    /** The key's thumbprint (RFC 7638). */
    kid: text('kid').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    publicKey: jsonb('public_key').$type<PublicKey>().notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('device_key_account').on(table.accountId)],
);

import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

const servingRole = 'tumia_app';

/**
 * Lets the role that serves sign in by itself, with a password that only this process knows, so that no statement can step back to the
 * owner's rights. For a database that one process serves alone: a second call ends the first one's right to open new connections.
 * @param ownerUrl of a migrated database, as a role that may change roles
 * @returns the database's URL for the serving role
 */
export async function openServingRole(ownerUrl: string): Promise<string> {
  // Letters, digits, - and _ only: safe within the statement and the URL.
  const password = randomBytes(24).toString('base64url');
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`alter role ${servingRole} login password '${password}'`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return Object.assign(new URL(ownerUrl), { username: servingRole, password }).href;
}

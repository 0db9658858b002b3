import { createHash } from 'node:crypto';
import { and, asc, eq, isNull, lt, notExists, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { account, devicePin, roleGrant } from '~db/schema/accounts';
import { deviceIdOf, type DeviceSecret } from './device-cookie.server';
import { hashPassword, isPasswordOf } from './password.server';
import { shortNames } from './short-names';

/** Wrong tries in a row after which a PIN is removed and the password is needed. */
export const mostWrongTries = 5;

/**
 * What argon2 is given for a PIN: with the phone's own secret in it, a copy of the database alone can't be searched through for PINs,
 * of which there are few.
 */
const pinText = (pin: string, secret: DeviceSecret) => `${pin} on ${secret}`;

export const hashPin = (pin: string, secret: DeviceSecret): Promise<string> =>
  hashPassword(pinText(pin, secret));

export const isPinOf = (pinHash: string, pin: string, secret: DeviceSecret): Promise<boolean> =>
  isPasswordOf(pinHash, pinText(pin, secret));

/** By what a page names a person with a PIN on this phone: an account's id would be the same on every phone. */
const handleOf = (deviceId: string, accountId: string) =>
  createHash('sha256').update(`${deviceId} ${accountId}`).digest('hex').slice(0, 24);

/** Somebody who can sign in by PIN on a phone. */
export interface DevicePerson {
  /** Names the person in a form. */
  handle: string;
  /** First name and initial: whoever holds the phone sees it. */
  name: string;
}

/**
 * The accounts whose PIN still counts: not merged into another, and without a role. Whoever may see or change other people's data needs the
 * password, since colleagues see a PIN being typed every day.
 */
export const pinCounts = () =>
  and(
    lt(devicePin.wrongTries, mostWrongTries),
    isNull(account.mergedInto),
    notExists(
      database()
        .select({ one: sql`1` })
        .from(roleGrant)
        .where(eq(roleGrant.accountId, account.id)),
    ),
  );

/** Loads those who can sign in by PIN on a phone, by name. @param secret of the phone that asks, if it is one with PINs */
export async function loadDevicePeople(
  secret: DeviceSecret | undefined,
): Promise<(DevicePerson & { accountId: string })[]> {
  if (!secret) return [];
  const deviceId = deviceIdOf(secret);
  const people = await database()
    .select({ accountId: account.id, name: account.name })
    .from(devicePin)
    .innerJoin(account, eq(account.id, devicePin.accountId))
    .where(and(eq(devicePin.deviceId, deviceId), pinCounts()))
    .orderBy(asc(account.name), asc(account.id));
  const names = shortNames(people.map(({ name }) => name));
  return people.map(({ accountId, name }, index) => ({
    handle: handleOf(deviceId, accountId),
    accountId,
    name: names[index] ?? name,
  }));
}

/** Removes a person's PINs from all phones: after a new password they are set anew. */
export async function removePins(tx: Executor, accountId: string): Promise<void> {
  await tx.delete(devicePin).where(eq(devicePin.accountId, accountId));
}

import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account, consent } from '~db/schema/accounts';
import { consentVersion } from './create-account.server';
import { hashPassword } from './password.server';

/** Sign-ins for trying Tumia out, made on the embedded database only. */
export const demoPassword = 'tumia-demo-2026';

export const demoAccounts = [
  { phone: '+255700000001', name: 'Neema Mfano', cadre: 'NO', councilId: 'kigoma-dc' },
] as const;

/** Makes the demo accounts that are missing. */
export async function createDemoAccounts(): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const demo of demoAccounts) {
    await database().transaction(async (tx) => {
      const [created] = await tx
        .insert(account)
        .values({ ...demo, id: uuidv7(), passwordHash, language: 'sw', isDemo: true })
        .onConflictDoNothing({ target: account.phone })
        .returning({ id: account.id });
      if (!created) return;
      await tx.insert(consent).values({ id: uuidv7(), accountId: created.id, version: consentVersion });
    });
  }
}

/** Takes the demo accounts away, and their sessions with them. */
export async function removeDemoAccounts(): Promise<void> {
  await database().delete(account).where(eq(account.isDemo, true));
}

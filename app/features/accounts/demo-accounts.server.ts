import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { account, consent, membership, roleGrant } from '~db/schema/accounts';
import { consentVersion } from './create-account.server';
import { hashPassword } from './password.server';
import { type Grant, scopeOf } from './roles';

/** Sign-ins for trying Tumia out, made on the embedded database only. */
export const demoPassword = 'tumia-demo-2026';

interface DemoAccount {
  phone: string;
  name: string;
  cadre: string;
  grant: Grant | null;
}

const demoInstitute = 'ttcih';
const atInstitute = scopeOf({ instituteId: demoInstitute });

/** A learner and one person for each role, all at work in one council. */
export const demoAccounts: readonly [DemoAccount, ...DemoAccount[]] = [
  { phone: '+255700000001', name: 'Neema Mfano', cadre: 'NO', grant: null },
  { phone: '+255700000002', name: 'Baraka Mfano', cadre: 'MD', grant: { role: 'author', ...atInstitute } },
  { phone: '+255700000003', name: 'Rehema Mfano', cadre: 'NO', grant: { role: 'reviewer', ...atInstitute } },
  {
    phone: '+255700000004',
    name: 'Juma Mfano',
    cadre: 'HRT',
    grant: { role: 'coordinator', ...scopeOf({ regionId: 'kigoma' }) },
  },
  { phone: '+255700000005', name: 'Zawadi Mfano', cadre: 'HS', grant: { role: 'manager', ...atInstitute } },
  {
    phone: '+255700000006',
    name: 'Amani Mfano',
    cadre: 'ICT',
    grant: { role: 'administrator', ...scopeOf() },
  },
  {
    phone: '+255700000007',
    name: 'Subira Mfano',
    cadre: 'CO',
    grant: { role: 'facilitator', ...atInstitute },
  },
];

/** Makes the demo accounts that are missing. */
export async function createDemoAccounts(): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const { grant, ...person } of demoAccounts) {
    await database().transaction(async (tx) => {
      const [created] = await tx
        .insert(account)
        .values({
          ...person,
          id: uuidv7(),
          councilId: 'kigoma-dc',
          passwordHash,
          language: 'sw',
          isDemo: true,
        })
        .onConflictDoNothing({ target: account.phone })
        .returning({ id: account.id });
      if (!created) return;
      const accountId = created.id;
      await tx.insert(consent).values({ id: uuidv7(), accountId, version: consentVersion });
      if (grant) await tx.insert(roleGrant).values({ id: uuidv7(), accountId, ...grant });
      if (grant?.instituteId)
        await tx.insert(membership).values({ accountId, instituteId: grant.instituteId });
    });
  }
}

/** Takes the demo accounts away, and their sessions and rights with them. */
export async function removeDemoAccounts(): Promise<void> {
  await database().delete(account).where(eq(account.isDemo, true));
}

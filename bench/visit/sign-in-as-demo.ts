import { closeDatabase } from '~db/client.server';
import { createDemoAccounts, demoAccounts, demoPassword } from '~/features/accounts/index.server';
import type { Exchange } from './exchange';
import type { Visitor } from './visitor';

/** Makes the demo accounts, which a server with a DATABASE_URL of its own doesn't do by itself. */
export async function makeDemoAccounts(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl;
  await createDemoAccounts();
  await closeDatabase();
}

/** Signs somebody with a demo account in, the learner unless said otherwise. @param next the page to go to afterwards */
export async function signInAsDemo(
  visitor: Visitor,
  next: string,
  phone: string = demoAccounts[0].phone,
): Promise<Exchange> {
  const answer = await visitor.post('/sw/sign-in', [
    ['next', next],
    ['phone', phone],
    ['password', demoPassword],
  ]);
  if (answer.status !== 303) throw new Error('the demo learner was not signed in');
  return answer;
}

import type { FullConfig } from '@playwright/test';
import { runTumia } from '../e2e/drivers/command-line';

/** All tests come from one network and open more accounts in an hour than Tumia lets a network open, unless its administrator says so. */
export default async function allowManySignUps({ projects }: FullConfig): Promise<void> {
  const baseURL = projects[0]?.use.baseURL;
  if (!baseURL) throw new Error('no project has a baseURL');
  await runTumia(baseURL, 'setting', 'set', 'signUpsPerNetworkHourly', '5000');
}

import { z } from 'zod';
import type { Executor } from '~db/client.server';
import { enqueueJob } from '../jobs/enqueue-job.server';
import { defineTask } from '../jobs/task.server';

/** Asks a provider that doesn't tell by itself what became of one message. */
export const askDeliveryTask = defineTask(
  'messages.askDelivery',
  z.object({ messageId: z.uuid(), timesAsked: z.number() }),
);

/** When to ask, each counted from the time before. */
const minutesBefore = [2, 10, 60, 6 * 60, 24 * 60];

/** Has a provider asked later on, unless it has been often enough. */
export async function askDeliveryLater(
  tx: Executor,
  messageId: string,
  timesAsked: number,
  now: Date,
): Promise<void> {
  const minutes = minutesBefore[timesAsked];
  if (minutes === undefined) return;
  const runAt = new Date(now.getTime() + minutes * 60_000);
  await enqueueJob(tx, askDeliveryTask, { messageId, timesAsked }, { runAt, maxAttempts: 5 });
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { database } from '~db/client.server';
import { enqueueJob } from '../jobs/enqueue-job.server';
import { defineTask } from '../jobs/task.server';
import { readSettings } from '../settings.server';
import { africasTalking } from './africastalking-gateway.server';
import { takeDeliveryReport } from './take-delivery-report.server';

/** The form that Africa's Talking posts for each change of a message. It carries no signature. */
export const AfricasTalkingReportSchema = z.object({
  id: z.string().min(1).max(200),
  status: z.string().max(100),
  failureReason: z.string().max(200).optional(),
});

export type AfricasTalkingReport = z.infer<typeof AfricasTalkingReportSchema>;

/** A report that came before the provider's answer to the message itself was written down. */
export const lateReportTask = defineTask('messages.lateReport', AfricasTalkingReportSchema);

const lateSeconds = 60;

/** Other states, such as `Sent` and `Buffered`, are on the way. */
const ends = new Map<string, 'delivered' | 'failed'>([
  ['Success', 'delivered'],
  ['Rejected', 'failed'],
  ['Failed', 'failed'],
]);

/** Whether `secret` is the one that the settings put into the callback's address. Takes as long for a wrong one. */
export function isCallbackSecret(secret: string): boolean {
  const { callbackSecret } = readSettings().gateways;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return callbackSecret !== undefined && timingSafeEqual(digest(secret), digest(callbackSecret));
}

/** Takes a report, or keeps it for a minute where its message is not known yet. */
export async function takeAfricasTalkingReport(report: AfricasTalkingReport): Promise<void> {
  if (!ends.has(report.status) || (await applyAfricasTalkingReport(report))) return;
  await enqueueJob(database(), lateReportTask, report, {
    runAt: new Date(Date.now() + lateSeconds * 1000),
    key: `messages.lateReport:${report.id}:${report.status}`,
  });
}

/** @returns whether there is such a message */
export async function applyAfricasTalkingReport({
  id,
  status,
  failureReason,
}: AfricasTalkingReport): Promise<boolean> {
  const reason = failureReason && /^[\w -]+$/.test(failureReason) ? failureReason : status;
  return takeDeliveryReport({ provider: africasTalking, providerId: id, state: ends.get(status), reason });
}

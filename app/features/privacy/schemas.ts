import { z } from 'zod';

/** Messages of these schemas are keys of `privacy:errors`. */
export const AskErasureSchema = z.object({
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(200, 'passwordWrong'),
});

/** What the page about deleting the account is asked for. */
export const ErasureIntentSchema = z.enum(['ask', 'undo']);

/** What the privacy page is asked for. */
export const PrivacyIntentSchema = z.enum(['consent', 'messages']);

/** Ticks for the channels by which a person wants no reminders. */
export const StoppedChannelsSchema = z
  .object({ sms: z.literal('stop').optional(), email: z.literal('stop').optional() })
  .catch({})
  .transform((ticks) => (['sms', 'email'] as const).filter((channel) => ticks[channel]));

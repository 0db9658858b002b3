import { z } from 'zod';

export const PushSchema = z.object({
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'month'),
  intent: z.enum(['try', 'send']),
});

export const Dhis2IntentSchema = z.enum(['units', 'try', 'send']);

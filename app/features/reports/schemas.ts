import { z } from 'zod';
import { dayOf } from '~/platform/calendar-day';
import { monthsBetween, mostMonths } from './months-between';

/** A month that has begun. */
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'month', abort: true })
  .refine((typed) => typed <= dayOf(new Date()), 'monthLate');

/** Messages are keys of `reports:refused`. */
export const PushSchema = z.object({ month, intent: z.enum(['try', 'send']) });

/** Which form's reports are fetched, and of which months. Messages are keys of `reports:refused`. */
export const RatesSchema = z
  .object({
    dataSet: z
      .string()
      .trim()
      .regex(/^[A-Za-z][A-Za-z0-9]{10}$/, 'dataSet'),
    from: month,
    to: month,
  })
  .refine(({ from, to }) => monthsBetween(from, to).length > 0, { path: ['to'], message: 'monthOrder' })
  .refine(({ from, to }) => monthsBetween(from, to).length <= mostMonths, {
    path: ['to'],
    message: 'manyMonths',
  });
export type RatesWish = z.infer<typeof RatesSchema>;

export const Dhis2IntentSchema = z.enum(['units', 'try', 'send', 'rates']);

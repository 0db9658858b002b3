import { z } from 'zod';
import { auditActions } from '~db/schema/audit';
import { endOfDay, startOfDay } from './calendar-day';

export { auditActions } from '~db/schema/audit';

/** A field of a search that may be left empty. */
const typed = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'tooLong')
    .transform((text) => text || undefined)
    .optional();

const day = (moment: (day: string) => Date | undefined) =>
  typed(20).transform((text, context) => {
    const parsed = text && moment(text);
    if (text && !parsed) context.addIssue({ code: 'custom', message: 'day' });
    return parsed || undefined;
  });

/** A search of the audit trail as it is asked for in an address or at the terminal; messages are keys of `admin:errors`. */
export const AuditSearchSchema = z
  .object({
    /** An account's id or a phone number. */
    person: typed(60),
    actor: typed(60),
    /** Only what the command line or a job did. */
    system: z.literal('yes').optional().catch(undefined),
    action: z.preprocess((text) => text || undefined, z.enum(auditActions, 'action').optional()),
    object: typed(100),
    from: day(startOfDay),
    to: day(endOfDay),
    after: z.uuid().optional().catch(undefined),
  })
  .refine(({ from, to }) => !from || !to || from < to, { message: 'dayOrder', path: ['to'] });

export type AuditSearch = z.infer<typeof AuditSearchSchema>;

import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';

const reason = typedText().trim().min(1, 'text').max(1_000, 'text');

/** What the page of publishing sends. */
export const PublishFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('publish'),
    note: reason,
    startsOn: z.union([z.literal('').transform(() => null), z.iso.date('date')]),
  }),
  z.object({ intent: z.literal('cancel') }),
  z.object({ intent: z.literal('rollBack'), from: typedText().max(100), reason }),
  z.object({ intent: z.literal('archive') }),
  /** Nothing differs from what learners have: no review and no publication waits any more. */
  z.object({ intent: z.literal('settle'), seen: z.coerce.number().int().min(0) }),
]);

/** What the page of publishing says has been done. */
export const PublishDoneSchema = z
  .enum(['published', 'scheduled', 'cancelled', 'rolledBack', 'archived', 'settled'])
  .nullable()
  .catch(null);
export type PublishDone = NonNullable<z.infer<typeof PublishDoneSchema>>;

/** Why a job has published nothing. */
export const PublishRefusedSchema = z
  .enum([
    'unchanged',
    'faulty',
    'notApproved',
    'changedMeanwhile',
    'homeElsewhere',
    'forbidden',
    'notFound',
    'failed',
  ])
  .nullable()
  .catch(null)
  .transform((outcome) => (outcome === 'notFound' ? 'forbidden' : outcome));

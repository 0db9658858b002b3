import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';
import { SlugSchema } from '~/features/catalog/schemas';

/** To which course an institute begins a proposal. */
export const BeginProposalSchema = z.object({
  course: SlugSchema,
  institute: typedText().min(1).max(60),
});

/** What the page of one's own proposal sends. Messages are keys of `proposals:errors`. */
export const OwnProposalFormSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('submit'),
    note: typedText().trim().min(1, 'note').max(2_000, 'note'),
  }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('refresh') }),
]);

const answered = { folder: typedText().max(200), seen: typedText().max(64) };

/** What is answered to a lesson of a proposal. Messages are keys of `proposals:errors`. */
export const ProposalAnswerSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), ...answered }),
  z.object({
    intent: z.literal('decline'),
    ...answered,
    reason: typedText().trim().min(1, 'reason').max(1_000, 'reason'),
  }),
]);

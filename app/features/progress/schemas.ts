import { z } from 'zod';
import { contentId } from '~/platform/content/content-fields';

/** What a facilitator asks for on the page of sign-offs; a message is a key of `progress:signOffs.errors`. */
export const SignOffSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('give'),
    course: contentId,
    person: z.uuid(),
    note: z.string().trim().max(300, 'noteLong').default(''),
  }),
  z.object({ intent: z.literal('takeBack'), id: z.uuid() }),
]);

export const SignOffDoneSchema = z.enum(['given', 'takenBack']).nullable().catch(null);

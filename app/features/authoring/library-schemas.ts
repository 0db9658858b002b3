import { z } from 'zod';
import { typedText } from '~/platform/http/typed-text';

/** What the page of an institute's files sends. */
export const LibraryFormSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('delete'), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ intent: z.literal('takeOut'), draft: typedText().max(200), path: typedText().max(300) }),
]);

/** What that page's address says; what can't be read is left out. */
export const LibraryViewSchema = z.object({
  show: z.literal('unused').optional().catch(undefined),
  done: z.enum(['deleted', 'takenOut']).optional().catch(undefined),
});

import type { z } from 'zod';
import {
  addComment,
  assignReviewer,
  dismissReviewer,
  type DraftActor,
  giveVerdict,
  resolveComment,
  sendToReview,
} from '~/features/authoring/index.server';
import type { ReviewFormSchema } from '~/features/authoring/schemas';

/** Does what the page of reviews asks for. */
export function doReview(actor: DraftActor, draftId: string, form: z.infer<typeof ReviewFormSchema>) {
  switch (form.intent) {
    case 'assign':
      return assignReviewer(actor, draftId, form);
    case 'dismiss':
      return dismissReviewer(actor, draftId, form.assignment);
    case 'send':
      return sendToReview(actor, draftId);
    case 'verdict':
      return giveVerdict(actor, draftId, form.verdict, form.seen);
    case 'comment':
      return addComment(actor, draftId, { path: '', at: null, text: form.text });
    case 'resolve':
      return resolveComment(actor, draftId, form.comment);
  }
}

import type { z } from 'zod';
import {
  archiveCourse,
  cancelPublication,
  type DraftActor,
  publishOrOrder,
  rollBack,
  schedulePublication,
  settleUnchanged,
} from '~/features/authoring/index.server';
import type { PublishFormSchema } from '~/features/authoring/schemas';

/** Does what the page of publishing asks for. @returns what came of it, or the order of a job that publishes */
export async function doPublish(actor: DraftActor, draftId: string, form: z.infer<typeof PublishFormSchema>) {
  switch (form.intent) {
    case 'publish': {
      const { note, startsOn } = form;
      if (startsOn) return (await schedulePublication(actor, draftId, { note, startsOn })).outcome;
      const answer = await publishOrOrder(actor, draftId, { releaseNote: note });
      return answer.outcome === 'ordered' ? answer : answer.outcome;
    }
    case 'cancel':
      return (await cancelPublication(actor, draftId)).outcome;
    case 'rollBack':
      return (await rollBack(actor, draftId, form)).outcome;
    case 'archive':
      return (await archiveCourse(actor, draftId)).outcome;
    case 'settle':
      return (await settleUnchanged(actor, draftId, form.seen)).outcome;
  }
}

import { v7 as uuidv7 } from 'uuid';
import { getActorById } from '~/features/accounts/index.server';
import { saveAttempt } from '~/features/quizzes/index.server';
import { CarriedAnswersSchema } from '~/features/quizzes/schemas';

/**
 * Saves the answers that outlived a session, if they are of an attempt of the person who has signed in now.
 * @param next the page that sent to sign-in
 * @param carry the answers as the form carried them
 */
export async function keepCarriedAnswers(
  accountId: string,
  next: string | undefined,
  carry: string | undefined,
): Promise<void> {
  const attemptId = /^\/(?:sw|en)\/attempts\/([\da-f-]{36})$/.exec(next ?? '')?.[1];
  const responses = CarriedAnswersSchema.parse(carry);
  const actor = attemptId && responses ? await getActorById(accountId) : undefined;
  if (!attemptId || !responses || !actor) return;
  await saveAttempt(actor, {
    attemptId,
    responses,
    intent: 'save',
    acceptsUnanswered: false,
    clientUuid: uuidv7(),
  });
}

import type { ActionFunctionArgs } from '@remix-run/node';
import { getActor } from '~/features/accounts/index.server';
import { getCourse } from '~/features/catalog/index.server';
import { getRenewal } from '~/features/certificates/index.server';
import { reserveAttempt } from '~/features/offline/index.server';
import { ReservationSchema } from '~/features/offline/schemas';
import { jsonAnswer, onlyPost, readJson } from '~/platform/http/json-requests.server';

export const loader = onlyPost;

/** `POST /sync/attempts`: draws an attempt to be taken without network, for the person who is signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return jsonAnswer({ refused: 'signIn' }, 401);
  const wanted = await readJson(request, ReservationSchema);
  const course = wanted.module === undefined ? await getCourse(wanted.course) : undefined;
  const renewal = course && (await getRenewal(actor.id, course));
  const answer = await reserveAttempt(actor, wanted, renewal?.isOpen ? renewal.opensAt : undefined);
  if (answer.outcome === 'reserved') return jsonAnswer(answer.attempt, 201);
  const statuses: Partial<Record<typeof answer.outcome, number>> = { 'not-found': 404, 'not-enrolled': 403 };
  return jsonAnswer({ refused: answer.outcome }, statuses[answer.outcome] ?? 409);
}

import type { ActionFunctionArgs } from '@remix-run/node';
import { getActor } from '~/features/accounts/index.server';
import { registerDevice } from '~/features/offline/index.server';
import { DeviceSchema } from '~/features/offline/schemas';
import { jsonAnswer, onlyPost, readJson } from '~/platform/http/json-requests.server';

export const loader = onlyPost;

/** `POST /sync/device`: takes the key with which the phone signs the work of the person who is signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return jsonAnswer({ refused: 'signIn' }, 401);
  const { publicKey } = await readJson(request, DeviceSchema);
  const kid = await registerDevice(actor.id, publicKey);
  return kid === undefined ? jsonAnswer({ refused: 'notTheirs' }, 409) : jsonAnswer({ kid });
}

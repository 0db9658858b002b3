import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { getActor } from '~/features/accounts/index.server';
import { personKey, personTag, registerDevice } from '~/features/offline/index.server';
import { DeviceSchema } from '~/features/offline/schemas';
import { jsonAnswer, readJson } from '~/platform/http/json-requests.server';

const signIn = () => jsonAnswer({ refused: 'signIn' }, 401);

/**
 * `GET /sync/device`: tells a phone whose turn it is, by a name that says nothing about the person, and what it seals to them while it is their
 * turn.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  return actor ? jsonAnswer({ person: personTag(actor.id), ownKey: personKey(actor.id) }) : signIn();
}

/** `POST /sync/device`: takes the key with which the phone signs the work of the person who is signed in. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return signIn();
  const { publicKey } = await readJson(request, DeviceSchema);
  const kid = await registerDevice(actor.id, publicKey);
  return kid === undefined
    ? jsonAnswer({ refused: 'notTheirs' }, 409)
    : jsonAnswer({ kid, person: personTag(actor.id) });
}

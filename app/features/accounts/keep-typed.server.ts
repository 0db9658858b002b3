import { data } from '@remix-run/node';
import { getActor } from './session.server';

/**
 * Gives what was typed back where the session has ended, so that it can be sent again.
 * @throws 401 with the fields of the form, for {@link SignedOut} to show
 */
export async function keepTyped(request: Request, form: FormData): Promise<void> {
  if (await getActor(request)) return;
  const typed = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  throw data({ typed }, { status: 401 });
}

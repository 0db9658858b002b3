import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { collectAll, myDataFile } from './my-data-requests.server';

/** All that Tumia keeps of the person who is signed in, as a file for another program. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const actor = await requireActor(request);
  return new Response(myDataFile(await collectAll(actor)), {
    headers: {
      ...personalPage,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="tumia-my-data.json"',
    },
  });
}

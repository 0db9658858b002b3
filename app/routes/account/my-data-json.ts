import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { exportPhones } from '~/features/offline/index.server';
import { exportOverviewOrders } from '~/features/tracking/index.server';
import { collectMyData } from '~/features/privacy/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';

/** All that Tumia keeps of the person who is signed in, as a file for another program. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  pageLanguage(params);
  const actor = await requireActor(request);
  const data = await collectMyData(actor, new Date(), {
    phones: await exportPhones(actor.id),
    overviewOrders: await exportOverviewOrders(actor.id),
  });
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      ...personalPage,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="tumia-my-data.json"',
    },
  });
}

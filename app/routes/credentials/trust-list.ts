import { getTrustList } from '~/features/certificates/index.server';

/** What the page that checks certificates keeps for the time without network: keys and revocations. */
export async function loader() {
  return Response.json(await getTrustList(), { headers: { 'Cache-Control': 'public, no-cache' } });
}

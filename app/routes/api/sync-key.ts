import { getSyncKey } from '~/features/offline/index.server';

/** `GET /sync/key`: the public key that phones seal their outbox to. */
export const loader = async () =>
  Response.json(await getSyncKey(), { headers: { 'Cache-Control': 'public, max-age=86400' } });

import type { LoaderFunctionArgs } from '@remix-run/node';
import { listPublicKeys } from '~/features/certificates/index.server';
import { notPublished, published } from './published.server';

/** One key as a bare JSON Web Key: where the `kid` of a credential's header leads (Open Badges 3.0). */
export async function loader({ params }: LoaderFunctionArgs) {
  const key = (await listPublicKeys()).find(({ kid }) => kid === params.kid);
  return key ? published({ ...key.publicKey, kid: key.kid, alg: 'ES256' }) : notPublished();
}

import { listPublicKeys } from '~/features/certificates/index.server';
import { published } from './published.server';

/** The keys of all institutes as a JSON Web Key Set (RFC 7517). */
export async function loader() {
  const keys = await listPublicKeys();
  return published({
    keys: keys.map(({ kid, publicKey }) => ({ ...publicKey, kid, alg: 'ES256', use: 'sig' })),
  });
}

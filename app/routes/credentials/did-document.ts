import type { LoaderFunctionArgs } from '@remix-run/node';
import { listPublicKeys } from '~/features/certificates/index.server';
import { published } from './published.server';

/** The keys of all institutes as the document of this site's `did:web` identifier. */
export async function loader({ context }: LoaderFunctionArgs) {
  const did = `did:web:${new URL(context.publicUrl).host.replace(':', '%3A')}`;
  const methods = (await listPublicKeys()).map(({ kid, publicKey }) => ({
    id: `${did}#${kid}`,
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: { ...publicKey, kid, alg: 'ES256' },
  }));
  return published({
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  });
}

import fc from 'fast-check';
import { calculateJwkThumbprint, compactDecrypt, compactVerify, exportJWK, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { newSigningKey, type PublicJwk, sealWork } from './seal-work';

test('what a phone seals is opened by the library of the server, and says what was done', async () => {
  const phone = await newSigningKey();
  const kid = await calculateJwkThumbprint(phone.publicKey);
  const server = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const publicKey = (await exportJWK(server.publicKey)) as PublicJwk;
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string({ unit: 'binary' }), fc.string()), async (work) => {
      const sealed = await sealWork(work, { kid, key: phone.key }, { kid: 'server', publicKey });
      const opened = await compactDecrypt(sealed, server.privateKey);
      expect(opened.protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'server' });
      const said = await compactVerify(opened.plaintext, await importJWK(phone.publicKey, 'ES256'));
      expect(said.protectedHeader).toEqual({ alg: 'ES256', kid });
      expect(JSON.parse(new TextDecoder().decode(said.payload))).toEqual(work);
    }),
    { numRuns: 30 },
  );
});

test('the private half of a phone’s key can’t be taken out of it', async () => {
  const { key } = await newSigningKey();
  await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
});

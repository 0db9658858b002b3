import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { bakeCredential } from '~/features/certificates/bake-credential.server';
import {
  getSignedCredential,
  issueCertificate,
  listMyCertificates,
  listPublicKeys,
  makeBadge,
  verifyCredential,
} from '~/features/certificates/index.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
const publicUrl = 'https://tumia.example';
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
});

/** Reads the texts of a PNG with a library of others, libvips, which also checks their checksums. */
const textsOf = async (png: Buffer) => (await sharp(png, { failOn: 'warning' }).metadata()).comments ?? [];

test('a badge carries the credential, which a stranger takes out and verifies by the published key', async () => {
  const person = await createPerson({ language: 'en' });
  await doLessons(person, course);
  await submit(person, await openAttempt(person, course), rightAnswers);
  await issueCertificate(person, course.id);
  const [certificate] = await listMyCertificates(person.id);
  if (!certificate) throw new Error('no certificate was issued');

  const badge = await makeBadge(certificate, publicUrl);
  expect(badge.length).toBeLessThan(60 * 1024);
  expect(await sharp(badge, { failOn: 'warning' }).stats()).toMatchObject({ isOpaque: true });
  expect(await sharp(badge).metadata()).toMatchObject({ format: 'png', width: 1000, height: 1000 });
  const texts = await textsOf(badge);
  expect(texts.map(({ keyword }) => keyword)).toEqual(['openbadgecredential']);
  const token = texts[0]?.text ?? '';

  const kid = decodeProtectedHeader(token).kid?.replace(`${publicUrl}/keys/`, '');
  const key = (await listPublicKeys()).find((published) => published.kid === kid);
  const { payload } = await jwtVerify(token, await importJWK(key?.publicKey ?? {}, 'ES256'));
  expect(payload).toMatchObject({
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: course.manifest.title.en,
    jti: `${publicUrl}/credentials/${certificate.number}`,
  });
  expect(await verifyCredential(token)).toMatchObject({ verdict: 'valid' });
  // What somebody is told the weight of is what they get: each signature by itself would be another one.
  expect(badge.equals(await makeBadge(certificate, publicUrl))).toBe(true);
  expect(await getSignedCredential(certificate, publicUrl)).toBe(token);
});

test('the chunk stands as the specification says, byte for byte', async () => {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const baked = bakeCredential(png, 'a.b.c');
  const start = baked.indexOf('iTXt', 0, 'latin1');
  const text = 'openbadgecredential\0\0\0\0\0a.b.c';
  expect(baked.readUInt32BE(start - 4)).toBe(text.length);
  expect(baked.toString('latin1', start + 4, start + 4 + text.length)).toBe(text);
  expect(baked.toString('latin1', baked.length - 8, baked.length - 4)).toBe('IEND');
  expect(await textsOf(baked)).toEqual([{ keyword: 'openbadgecredential', text: 'a.b.c' }]);
});

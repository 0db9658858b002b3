import { randomInt } from 'node:crypto';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { checkPayload } from '~/features/certificates/check-payload';
import {
  getCertificate,
  getQrAddress,
  getSignedCredential,
  getStatusList,
  getTrustList,
  issueCertificate,
  listMyCertificates,
  listPublicKeys,
  revokeCertificate,
  rotateSigningKey,
  trySigningKeys,
  verifyCredential,
} from '~/features/certificates/index.server';
import { UnsealError } from '~/platform/security/sealed-secret.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, enrolPerson, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

// Draws of places are told what to give where a test needs to know.
vi.mock('node:crypto', { spy: true });

const workerDatabase = useWorkerDatabase();
const publicUrl = 'https://tumia.example';
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
});

async function issue(values: Parameters<typeof createPerson>[0] = {}) {
  const person = await createPerson(values);
  await doLessons(person, course);
  await enrolPerson(person, course);
  await submit(person, await openAttempt(person, course), rightAnswers);
  await issueCertificate(person, course.id);
  const [certificate] = await listMyCertificates(person.id);
  if (!certificate) throw new Error('no certificate was issued');
  return certificate;
}

const now = () => Date.now() / 1000;
const check = async (address: string) => checkPayload(address, await getTrustList(), now());

/** Verifies as a stranger would, with the published keys alone. */
async function verifyToken(token: string) {
  const kid = decodeProtectedHeader(token).kid?.replace(`${publicUrl}/keys/`, '');
  const key = (await listPublicKeys()).find((published) => published.kid === kid);
  return jwtVerify(token, await importJWK(key?.publicKey ?? {}, 'ES256'), {
    issuer: `${publicUrl}/issuers/ttcih`,
  });
}

describe('the address in a QR code', () => {
  test('is made once, also for two who ask at once, and checks with what the site publishes', async () => {
    const certificate = await issue({ name: 'Asha Mrisho' });
    const [one, other] = await Promise.all([
      getQrAddress(certificate, publicUrl),
      getQrAddress(certificate, publicUrl),
    ]);
    expect(one).toBe(other);
    expect(await getQrAddress(certificate, publicUrl)).toBe(one);
    expect(one.startsWith(`${publicUrl}/v#`)).toBe(true);
    expect(await check(one)).toMatchObject({
      verdict: 'valid',
      claims: { holderName: 'Asha Mrisho', number: certificate.number, courseId: course.id, issuer: 'ttcih' },
    });
  });

  test('tells of a revocation, and of no other certificate’s', async () => {
    const [revoked, stays] = [await issue(), await issue()];
    const addresses = [await getQrAddress(revoked, publicUrl), await getQrAddress(stays, publicUrl)] as const;
    await revokeCertificate(revoked.number, 'another person took the final');
    expect((await check(addresses[0])).verdict).toBe('revoked');
    expect((await check(addresses[1])).verdict).toBe('valid');
  });

  test('stays valid when its institute takes another key, which signs from then on', async () => {
    const before = await issue();
    const address = await getQrAddress(before, publicUrl);
    const kid = await rotateSigningKey('ttcih');
    expect((await check(address)).verdict).toBe('valid');
    expect((await check(await getQrAddress(await issue(), publicUrl))).verdict).toBe('valid');
    const token = await getSignedCredential(before, publicUrl);
    expect(decodeProtectedHeader(token).kid).toBe(`${publicUrl}/keys/${kid}`);
    expect((await listPublicKeys()).filter(({ retiredAt }) => retiredAt === null)).toHaveLength(1);
    expect(await rotateSigningKey('nobody')).toBeUndefined();
  });

  test('makes one key for an institute whose first certificates are signed at once', async () => {
    const certificates = [await issue(), await issue(), await issue()];
    await workerDatabase.owner`truncate credential_proof, institute_key`;
    await Promise.all(certificates.map((certificate) => getQrAddress(certificate, publicUrl)));
    expect(await listPublicKeys()).toHaveLength(1);
  });

  test('takes another place where the one that was drawn is taken', async () => {
    const [first, second] = [await issue(), await issue()];
    vi.mocked(randomInt).mockImplementation(() => 77);
    await getQrAddress(first, publicUrl);
    vi.mocked(randomInt)
      .mockReset()
      .mockImplementationOnce(() => 77)
      .mockImplementation(() => 78);
    const { claims } = await check(await getQrAddress(second, publicUrl));
    expect(claims?.status.position).toBe(78);
    vi.mocked(randomInt).mockRestore();
  });
});

describe('a signed credential', () => {
  test('is an Open Badge that says in its claims what it says in its body', async () => {
    const certificate = await issue({ name: 'Neema Ally' });
    const { payload, protectedHeader } = await verifyToken(await getSignedCredential(certificate, publicUrl));
    expect(Object.keys(protectedHeader).sort()).toEqual(['alg', 'kid', 'typ']);
    const { issuer, id, credentialSubject } = payload as unknown as {
      issuer: { id: string };
      id: string;
      credentialSubject: { id: string };
    };
    expect(payload).toMatchObject({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      iss: issuer.id,
      jti: id,
      sub: credentialSubject.id,
      nbf: Math.floor(Date.parse(String(payload.validFrom)) / 1000),
      credentialSubject: {
        identifier: [{ identityHash: 'Neema Ally', hashed: false }],
        achievement: { achievementType: 'Course', name: course.manifest.title.sw },
      },
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
    });
  });

  test('has its bit set in the institute’s status list once it is revoked, and no other', async () => {
    const certificate = await issue();
    const { payload } = await verifyToken(await getSignedCredential(certificate, publicUrl));
    const status = payload.credentialStatus as { statusListCredential: string; statusListIndex: string };
    const [, institute = '', list] = /status\/(.+)-(\d+)$/.exec(status.statusListCredential) ?? [];
    const bits = async () => {
      const token = await getStatusList(institute, Number(list), publicUrl);
      const { payload: read } = await verifyToken(token ?? '');
      const { encodedList } = read.credentialSubject as { encodedList: string };
      return gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
    };
    const before = await bits();
    expect(before).toHaveLength(16_384);
    await revokeCertificate(certificate.number, 'wrong name');
    const after = await bits();
    const index = Number(status.statusListIndex);
    const expected = Buffer.from(before);
    expected[index >> 3]! |= 0x80 >> (index & 7);
    expect(after.equals(expected)).toBe(true);
    expect(after.equals(before)).toBe(false);
    expect(await getStatusList('ttcih', 999, publicUrl)).toBeUndefined();
  });
});

describe('what somebody holds in their hands', () => {
  test('is verified as the text of a code, as a token, and as the file of a download', async () => {
    const certificate = await issue({ name: 'Rehema Said' });
    const address = await getQrAddress(certificate, publicUrl);
    const token = await getSignedCredential(certificate, publicUrl);
    const forms = [address, address.replace(/^.*#/, ''), token, `${JSON.stringify({ credential: token })}\n`];
    const { number } = certificate;
    for (const form of forms)
      expect(await verifyCredential(form)).toMatchObject({
        verdict: 'valid',
        certificate: { number, holderName: 'Rehema Said', issuer: 'ttcih' },
      });
    await revokeCertificate(number, 'a reason');
    for (const form of forms) expect((await verifyCredential(form)).verdict).toBe('revoked');
  });

  test('is forged with another body or signature, unreadable where it is nothing of ours', async () => {
    const [mine, other] = [await issue(), await issue()];
    const [head = '', body = '', signature = ''] = (await getSignedCredential(mine, publicUrl)).split('.');
    const [, otherBody = ''] = (await getSignedCredential(other, publicUrl)).split('.');
    expect((await verifyCredential([head, otherBody, signature].join('.'))).verdict).toBe('forged');
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: `${publicUrl}/keys/x` })).toString(
      'base64url',
    );
    expect((await verifyCredential([none, body, signature].join('.'))).verdict).toBe('unknownKey');
    for (const text of ['', 'a.b.c', '{}', '{"credential":"x"}', body]) {
      expect((await verifyCredential(text)).verdict, text.slice(0, 20)).toBe('unreadable');
    }
  });
});

describe('keys at rest', () => {
  test('do not open with another key encryption key, and nothing is signed then', async () => {
    const certificate = await issue();
    await getQrAddress(certificate, publicUrl);
    expect(await trySigningKeys()).toBe('open');
    vi.stubEnv('KEY_ENCRYPTION_KEY', Buffer.alloc(32).toString('base64url'));
    expect(await trySigningKeys()).toBe('closed');
    await expect(getSignedCredential(certificate, publicUrl)).rejects.toThrow(UnsealError);
    vi.unstubAllEnvs();
  });

  test('are never in what the site publishes', async () => {
    const certificate = await issue();
    await getSignedCredential(certificate, publicUrl);
    const all = JSON.stringify([
      await listPublicKeys(),
      await getTrustList(),
      await getCertificate(certificate.number),
    ]);
    expect(all).not.toMatch(/"d"|sealed|private/i);
  });
});

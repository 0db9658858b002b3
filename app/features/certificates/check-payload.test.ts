import { ECDSAKey } from '@ldclabs/cose-ts/ecdsa';
import { Sign1Message } from '@ldclabs/cose-ts/sign1';
import { encode } from 'cborg';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PublicSigningKey } from '~db/schema/certificates';
import type { CertificateClaims } from './certificate-claims';
import { checkPayload, type TrustList } from './check-payload';
import { encodeClaims } from './encode-claims.server';
import { signPayload } from './sign-payload.server';
import { ecdsa, toBase64Url } from './signed-payload';

const kid = 'AQIDBAUGBwg';
const now = Date.UTC(2026, 10, 28) / 1000;
const day = 24 * 60 * 60;

const claims: CertificateClaims = {
  issuer: 'ttcih',
  number: '7K4Q-9XMB-2T8R',
  validFrom: now - 10 * day,
  holderName: 'Neema Juma Ngʼwana',
  courseId: 'c1',
  isPath: false,
  courseTitle: 'Ubora wa takwimu kituoni',
  creditPoints: 4,
  score: 87,
  status: { list: 0, position: 70_001 },
  isDemo: false,
};

let keys: CryptoKeyPair;
let publicKey: PublicSigningKey;
let trust: TrustList;
beforeAll(async () => {
  keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  publicKey = { kty: 'EC', crv: 'P-256', x, y };
  trust = {
    at: now,
    keys: [{ kid, issuer: 'ttcih', key: publicKey }],
    issuers: { ttcih: { sw: 'Taasisi', en: 'Institute' } },
    revoked: { 'ttcih/0': [3, 70_000], 'other/0': [70_001] },
  };
});

const signed = (of: Partial<CertificateClaims> = {}, by = kid) =>
  signPayload(encodeClaims({ ...claims, ...of }), by, (bytes) =>
    crypto.subtle.sign(ecdsa, keys.privateKey, bytes),
  );
const rawPublicKey = async () => new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
const text = async (of?: Partial<CertificateClaims>, by?: string) => toBase64Url(await signed(of, by));
const verdictOf = async (typed: string, known = trust, at = now) =>
  (await checkPayload(typed, known, at)).verdict;

describe('the payload of a QR code', () => {
  it('is valid, and says what was signed', async () => {
    expect(await checkPayload(await text(), trust, now)).toEqual({
      verdict: 'valid',
      claims,
      isListOld: false,
    });
    const address = `https://tumia.example/v#${await text({ isDemo: true, validUntil: now + day })}`;
    expect(await checkPayload(address, trust, now)).toEqual({
      verdict: 'valid',
      claims: { ...claims, isDemo: true, validUntil: now + day },
      isListOld: false,
    });
  });

  it('is verified by a library that knows nothing of ours', async () => {
    const message = Sign1Message.fromBytes(ECDSAKey.fromPublic(await rawPublicKey()), await signed());
    expect(Uint8Array.from(message.payload)).toEqual(encodeClaims(claims));
    const theirs = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
    const other = ECDSAKey.fromPublic(new Uint8Array(await crypto.subtle.exportKey('raw', theirs.publicKey)));
    const bytes = await signed();
    expect(() => Sign1Message.fromBytes(other, bytes)).toThrow();
  });

  it('takes no more than 340 signs with a long name and title', async () => {
    const long = {
      holderName: 'Mwanahamisi Abdulrahman Rashidi',
      courseTitle: 'Kinga, ufuatiliaji na tahadhari ya mapema',
    };
    expect((await text(long)).length).toBeLessThanOrEqual(340);
  });

  it('is forged with any one bit changed', async () => {
    const bytes = await signed();
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(['forged', 'unknownKey', 'unreadable'], `bit ${bit}`).toContain(
        await verdictOf(toBase64Url(changed)),
      );
    }
  });

  it('is unreadable when it was cut off, lengthened, or is something else', async () => {
    const whole = await text();
    for (let length = 0; length < whole.length; length += 7)
      expect(await verdictOf(whole.slice(0, length)), String(length)).toBe('unreadable');
    for (const other of [
      `${whole}AA`,
      '',
      '#',
      'https://example.org',
      'A'.repeat(4000),
      toBase64Url(encode({ a: 1 })),
    ])
      expect(await verdictOf(other)).toBe('unreadable');
  });

  it('whatever somebody makes up is never valid, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.uint8Array({ maxLength: 400 }).map(toBase64Url)),
        async (made) => {
          expect(['unreadable', 'unknownKey', 'forged']).toContain(await verdictOf(made));
        },
      ),
    );
  });

  it('is forged where another institute’s key signed it', async () => {
    expect(await verdictOf(await text({ issuer: 'other' }))).toBe('forged');
  });

  it('is forged where a site of somebody else signed it with a key of the same id', async () => {
    const theirs = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
    const cloned = await signPayload(encodeClaims(claims), kid, (bytes) =>
      crypto.subtle.sign(ecdsa, theirs.privateKey, bytes),
    );
    expect(await verdictOf(toBase64Url(cloned))).toBe('forged');
  });

  it('is of an unknown key where the list doesn’t have it', async () => {
    expect(await verdictOf(await text({}, 'CAcGBQQDAgE'))).toBe('unknownKey');
    expect(await verdictOf(await text(), { ...trust, keys: [] })).toBe('unknownKey');
  });

  it('is revoked where its bit of its institute’s list is set', async () => {
    const position = 70_003;
    expect(await verdictOf(await text({ status: { list: 0, position } }))).toBe('revoked');
    expect(await verdictOf(await text({ status: { list: 0, position: 3 } }))).toBe('revoked');
    expect(await verdictOf(await text({ status: { list: 1, position } }))).toBe('valid');
  });

  it('is replaced where it stands among those that another certificate followed', async () => {
    const replaced = { 'ttcih/0': [70_003] };
    const of = (position: number, known: TrustList) =>
      text({ status: { list: 0, position } }).then((typed) => verdictOf(typed, known));
    expect(await of(70_003, { ...trust, replaced })).toBe('replaced');
    expect(await of(3, { ...trust, replaced })).toBe('revoked');
    // A list that a phone keeps from before this was told apart.
    expect(await of(70_003, trust)).toBe('revoked');
  });

  it('is valid without a word on revocation where the list is missing, older than the certificate, or than a month', async () => {
    const checkWith = async (known: TrustList, at = now) => {
      const { verdict, isListOld } = await checkPayload(await text(), known, at);
      return { verdict, isListOld };
    };
    expect(await checkWith({ ...trust, revoked: {} })).toEqual({ verdict: 'valid', isListOld: false });
    expect(await checkWith({ ...trust, at: claims.validFrom - 1 })).toEqual({
      verdict: 'valid',
      isListOld: true,
    });
    expect(await checkWith(trust, now + 31 * day)).toEqual({ verdict: 'valid', isListOld: false });
    expect(await checkWith(trust, now + 31 * day + 1)).toEqual({ verdict: 'valid', isListOld: true });
    // What the old list says stays true.
    const revoked = await text({ status: { list: 0, position: 3 } });
    expect(await verdictOf(revoked, trust, now + 365 * day)).toBe('revoked');
  });

  it('is judged by its dates, with a day for a wrong clock', async () => {
    const short = await text({ validUntil: now + day });
    expect(await verdictOf(short, trust, now + day)).toBe('valid');
    expect(await verdictOf(short, trust, now + day + 1)).toBe('expired');
    expect(await verdictOf(short, trust, claims.validFrom - day)).toBe('valid');
    expect(await verdictOf(short, trust, claims.validFrom - day - 1)).toBe('notYetValid');
  });
});

import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deriveKey, openSecret, sealSecret, UnsealError } from './sealed-secret.server';

const useKey = (key: Buffer) => vi.stubEnv('KEY_ENCRYPTION_KEY', key.toString('base64url'));

beforeEach(() => {
  useKey(randomBytes(32));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a sealed secret', () => {
  const secret = new TextEncoder().encode('siri');

  it('opens for its owner, and looks different each time', () => {
    const sealed = sealSecret(secret, 'a');
    expect(new TextDecoder().decode(openSecret(sealed, 'a'))).toBe('siri');
    expect(sealSecret(secret, 'a')).not.toEqual(sealed);
  });

  it('opens for nobody else', () => {
    expect(() => openSecret(sealSecret(secret, 'a'), 'b')).toThrow(UnsealError);
  });

  it('does not open with one bit changed, wherever it is', () => {
    const sealed = sealSecret(secret, 'a');
    for (let index = 0; index < sealed.length; index++) {
      const changed = Uint8Array.from(sealed);
      changed[index]! ^= 1;
      expect(() => openSecret(changed, 'a')).toThrow(UnsealError);
    }
  });

  it('does not open with another key, or with none', () => {
    const sealed = sealSecret(secret, 'a');
    useKey(randomBytes(32));
    expect(() => openSecret(sealed, 'a')).toThrow(UnsealError);
    useKey(randomBytes(31));
    expect(() => openSecret(sealed, 'a')).toThrow(UnsealError);
  });
});

describe('a derived key', () => {
  it('is the same each time, and another for each owner and each key it follows from', () => {
    const ofA = deriveKey('a');
    expect(ofA).toHaveLength(32);
    expect(deriveKey('a')).toEqual(ofA);
    expect(deriveKey('b')).not.toEqual(ofA);
    useKey(randomBytes(32));
    expect(deriveKey('a')).not.toEqual(ofA);
  });
});

import { describe, expect, it } from 'vitest';
import { forgetSessionCookie, makeSessionCookie, readSessionCookie } from './session-cookie.server';

const token = 'a'.repeat(43);
const https = 'https://tumia.example';
const http = 'http://localhost:3000';
const requestWith = (cookie: string) => new Request(http, { headers: { Cookie: cookie } });
const secretIn = (cookie: string) => readSessionCookie(requestWith(cookie))?.secret;

describe('the session’s cookie', () => {
  it('on https can be set by this very host alone', () => {
    expect(makeSessionCookie(token, { isShared: false, publicUrl: https }).setCookie).toMatch(
      new RegExp(`^__Host-tumia_session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000; Secure$`),
    );
    expect(forgetSessionCookie(https)).toBe(
      '__Host-tumia_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure',
    );
  });

  it('on http needs no https', () => {
    const { setCookie } = makeSessionCookie(token, { isShared: false, publicUrl: http });
    expect(setCookie).toBe(`tumia_session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000`);
    expect(forgetSessionCookie(http)).toBe('tumia_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });

  it('of a shared phone is marked, and goes when the browser is closed', () => {
    const { secret, setCookie } = makeSessionCookie(token, { isShared: true, publicUrl: http });
    expect(setCookie).toBe(`tumia_session=${token}.shared; Path=/; HttpOnly; SameSite=Lax`);
    expect(readSessionCookie(requestWith(`language=sw; ${secret}`))).toEqual({ secret, isShared: true });
  });

  it('is read as it was made, among others', () => {
    for (const publicUrl of [http, https]) {
      for (const isShared of [false, true]) {
        const { secret } = makeSessionCookie(token, { isShared, publicUrl });
        const cookie = readSessionCookie(requestWith(`a=b;${secret}; language=sw`));
        expect(cookie).toEqual({ secret, isShared });
      }
    }
  });

  it('that a neighbouring host has slipped in does not stand before our own', () => {
    const slipped = `tumia_session=${'b'.repeat(43)}`;
    const own = `__Host-tumia_session=${token}`;
    expect(secretIn(`${slipped}; ${own}`)).toBe(own);
    expect(secretIn(`${own}; ${slipped}`)).toBe(own);
  });

  it.each([
    '',
    'tumia_session=',
    `tumia_session=${'a'.repeat(42)}`,
    `tumia_session=${'a'.repeat(44)}`,
    `tumia_session=${token}.own`,
    `x_tumia_session=${token}`,
    "tumia_session=' or 1=1 --",
  ])('is not %j', (cookie) => expect(secretIn(cookie)).toBeUndefined());
});

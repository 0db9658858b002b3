import { describe, expect, it } from 'vitest';
import { isOwnOrigin } from './origin-check.server';

const own = ['https://tumia.example'];
const post = (headers: Record<string, string>) =>
  isOwnOrigin(new Request('https://tumia.example/sw/sign-in', { method: 'POST', headers }), own);

describe('isOwnOrigin', () => {
  it('lets every reading request through', () => {
    const request = new Request('https://tumia.example/sw', { headers: { Origin: 'https://other.example' } });
    expect(isOwnOrigin(request, own)).toBe(true);
  });

  it('takes a form of our own page', () => expect(post({ Origin: 'https://tumia.example' })).toBe(true));

  it.each(['https://other.example', 'https://tumia.example.other', 'http://tumia.example', 'null'])(
    'refuses a form from %s',
    (origin) => expect(post({ Origin: origin })).toBe(false),
  );

  it('refuses a cross-site request that names no origin', () => {
    expect(post({ 'Sec-Fetch-Site': 'cross-site' })).toBe(false);
  });

  it('takes a program that is no browser', () => expect(post({})).toBe(true));

  const postTo = (path: string) =>
    isOwnOrigin(
      new Request(`https://tumia.example${path}`, {
        method: 'POST',
        headers: { Origin: 'https://other.example' },
      }),
      own,
    );

  it('leaves the addresses that machines call to their secret', () =>
    expect(postTo('/api/sms/africastalking/a-secret')).toBe(true));

  it.each([
    '/sw/sign-in',
    '/sw/sign-in?next=/api/sms/africastalking/x',
    '/api/sms/africastalking/../../../sw/sign-in',
    '/sw/api/sms/africastalking/x',
    '/api/sms/africastalking',
    '/api/sms/africastalking/x/y',
    '/API/SMS/africastalking/x',
  ])('leaves no other address to itself: %s', (path) => expect(postTo(path)).toBe(false));
});

import { randomUUID } from 'node:crypto';
import { lessonPaths } from './drivers/course-files';
import { exchange } from './drivers/exchange';
import { postForm, signOut, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const traces = /\bat .+:\d+:\d+|Error:|node_modules|select .+ from|PostgresError/;

test.describe('addresses to go on to', () => {
  const evil = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/sw/../..//evil.example',
    '/sw\\@evil.example',
    'javascript:alert(1)',
    '/sw\r\nSet-Cookie: a=b',
    '/sw?x=\0',
    ' //evil.example',
    '/%2F%2Fevil.example',
    '/swevil.example/',
  ];

  test('never lead off the site', { tag: '@js-on' }, async ({ request, baseURL }) => {
    const here = new URL(baseURL ?? '').host;
    const expectHere = (location: string | undefined, next: string) => {
      expect(location, next).toMatch(/^\/(?![\\/])/);
      expect(new URL(location ?? '', baseURL).host, next).toBe(here);
    };
    const { phone, password } = await signUp(request);
    for (const next of evil) {
      for (const page of ['sign-in', 'sign-up']) {
        const response = await request.get(`/sw/${page}?next=${encodeURIComponent(next)}`, {
          maxRedirects: 0,
        });
        // A URL with signs that no address has is refused outright.
        if (response.status() !== 400) expectHere(response.headers().location, next);
      }
    }
    for (const next of evil.slice(0, 4)) {
      const signedIn = await postForm(request, '/sw/sign-in', { phone, password, next });
      expect(signedIn.status()).toBe(303);
      expectHere(signedIn.headers().location, next);
      const signedUp = await postForm(request, '/sw/sign-up', { ...newNurse(), consent: 'yes', next });
      expect(signedUp.status()).toBe(303);
      expectHere(signedUp.headers().location, next);
    }
  });
});

test.describe('requests that no page of ours makes', { tag: '@js-on' }, () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

  test('a form from another site is refused', async ({ request }) => {
    await signUp(request);
    const lesson = `/sw${lessonPaths[0]}`;
    for (const [name, value] of [
      ['Origin', 'https://evil.example'],
      ['Origin', 'null'],
      ['Origin', 'http://127.0.0.1:4310.evil.example'],
      ['Sec-Fetch-Site', 'cross-site'],
      ['Sec-Fetch-Site', 'same-site'],
    ] as const) {
      for (const path of [lesson, '/sw/sign-out', '/sw/sign-in', '/sw/sign-up']) {
        const response = await postForm(request, path, { uuid: randomUUID() }, { [name]: value });
        expect(response.status(), `${path} ${name}: ${value}`).toBe(403);
        expect(await response.text()).toContain(wordsOf('sw')('errors:foreign-origin.title'));
      }
    }
    expect((await request.get('/sw/me', { maxRedirects: 0 })).status(), 'still signed in').toBe(200);
    expect(await (await request.get(lesson)).text(), 'not done').toMatch(/<form method="post"/);
  });

  test('a body over 2 MB is refused, whether or not it says so', async ({ baseURL }) => {
    const body = Buffer.alloc(2 * 1024 * 1024 + 1, 'a');
    const said = await exchange(`${baseURL}/en/sign-up`, {
      method: 'POST',
      headers: { ...form, 'Content-Length': String(body.length) },
      body,
    });
    expect(said.status).toBe(413);
    expect(said.body.toString()).toContain(wordsOf('en')('errors:too-large.title'));
    const unsaid = await exchange(`${baseURL}/en/sign-up`, {
      method: 'POST',
      headers: { ...form, 'Transfer-Encoding': 'chunked' },
      body,
    });
    expect(unsaid.status).toBe(411);
  });

  test('an attempt and a certificate of somebody else are not there', async ({ request, graduate }) => {
    await signUp(request);
    const { openAttempt, result, certificateNumber } = graduate;
    for (const path of [
      openAttempt,
      result,
      `/me/certificates/${certificateNumber}`,
      `/me/certificates/${certificateNumber}.pdf`,
    ]) {
      const response = await request.get(`/sw${path}`);
      expect(response.status(), path).toBe(404);
      expect(await response.text()).not.toContain(graduate.person.name);
    }
    for (const intent of ['save', 'submit']) {
      const response = await postForm(request, `/sw${openAttempt}`, { intent, uuid: randomUUID() });
      expect(response.status(), intent).toBe(404);
    }
  });

  test('opening sign-out as a page changes nothing', async ({ request }) => {
    await signUp(request);
    const response = await request.get('/sw/sign-out', { maxRedirects: 0 });
    expect(response.status()).toBe(302);
    expect(response.headers()['set-cookie']).toBeUndefined();
    expect((await request.get('/sw/me', { maxRedirects: 0 })).status()).toBe(200);
  });

  test('HEAD answers as GET does, without a body', async ({ baseURL }) => {
    for (const path of [
      '/',
      '/sw',
      '/sw/courses',
      `/en${lessonPaths[0]}`,
      '/sw/sign-in',
      '/sw/nothing',
      '/healthz',
    ]) {
      const get = await exchange(`${baseURL}${path}`);
      const head = await exchange(`${baseURL}${path}`, { method: 'HEAD' });
      expect(head.status, path).toBe(get.status);
      expect(head.headers['content-type'], path).toBe(get.headers['content-type']);
      expect(head.body.length).toBe(0);
    }
  });

  test('other methods, headers and targets give no error of ours', async ({ baseURL }) => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'QUERY']) {
      for (const path of [
        '/sw',
        '/sw/sign-up',
        '/sw/sign-in',
        `/sw${lessonPaths[0]}`,
        '/sw/nothing',
        '/healthz',
      ]) {
        const answer = await exchange(`${baseURL}${path}`, {
          method,
          headers: { ...form, 'Content-Length': '0' },
        });
        expect(answer.status, `${method} ${path}`).toBeLessThan(500);
        expect(answer.body.toString()).not.toMatch(traces);
      }
    }
    const posted = await exchange(`${baseURL}/sw/courses`, {
      method: 'POST',
      headers: { ...form, 'Content-Length': '0' },
    });
    expect(posted.status).toBeGreaterThanOrEqual(400);
    expect(posted.status).toBeLessThan(500);
    for (const headers of [
      { Cookie: 'tumia_session=\u00ff; language=%00' },
      { Cookie: `tumia_session=${'a'.repeat(43)}` },
      { 'Accept-Language': '*;q=x,,,;', 'Accept-Encoding': 'br;q=0,,gzip;q=2' },
      { 'If-None-Match': '"\u00ff' },
      { 'X-Forwarded-For': '<script>' },
    ] as Record<string, string>[]) {
      const answer = await exchange(`${baseURL}/sw/courses`, { headers });
      expect(answer.status, JSON.stringify(headers)).toBe(200);
    }
  });

  test('too many wrong passwords make this number wait, and say for how long', async ({ request }) => {
    const neighbour = await signUp(request);
    const { phone } = await signUp(request);
    await signOut(request);
    const statuses: number[] = [];
    let last = await postForm(request, '/sw/sign-in', { phone, password: 'guess 0' });
    for (let guess = 1; guess <= 10; guess++) {
      statuses.push(last.status());
      last = await postForm(request, '/sw/sign-in', { phone, password: `guess ${guess}` });
    }
    expect(statuses).toEqual(Array(10).fill(422));
    expect(last.status()).toBe(429);
    expect(Number(last.headers()['retry-after'])).toBeGreaterThan(0);
    expect(await last.text()).toContain(`value="${phone}"`);
    const other = await postForm(request, '/sw/sign-in', {
      phone: neighbour.phone,
      password: neighbour.password,
    });
    expect(other.status(), 'another number need not wait').toBe(303);
  });
});

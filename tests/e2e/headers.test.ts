import { exchange, type Question } from './drivers/exchange';
import { coursePath, lessonPaths } from './drivers/course-files';
import { kindsOfPages } from './drivers/kinds-of-pages';
import { signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { faultsOfProtection, policyOf } from './drivers/protection';
import { expect, forgiveStatus, test } from './drivers/tumia';

/** A form as a browser posts it. */
const posted = (body: string, headers: Record<string, string> = {}): Question => ({
  method: 'POST',
  headers: {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(body.length),
    ...headers,
  },
  body,
});

/** The access matrix looks at the same headers of every route, for everybody; here are the answers that no route gives. */
test.describe('headers', { tag: '@js-on' }, () => {
  test('protect every answer: pages, errors, redirects and files', async ({ baseURL, graduate }) => {
    const cookie = graduate.storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const html = (await exchange(`${baseURL}/sw`)).body.toString();
    const files = [...html.matchAll(/href="(\/assets\/[^"]+\.(?:css|svg))"/g)].map(([, file = '']) => file);
    expect(files).toHaveLength(2);
    for (const [path, status, policy] of [
      ['/', 302, 'plain'],
      ['/sw', 200, 'page'],
      [`/sw${coursePath}`, 200, 'enhanced'],
      [`/en${lessonPaths[0]}`, 200, 'page'],
      [`/en${lessonPaths[0]}?part=content`, 200, 'piece'],
      ['/sw/nothing', 404, 'page'],
      ['/sw/%FF', 400, 'plain'],
      ['/sw/courses?_data=routes%2Flearn%2Fcatalogue', 400, 'plain'],
      ['/sw/admin', 403, 'page'],
      ['/sw/app.webmanifest', 200, 'plain'],
      ['/healthz', 200, 'plain'],
      ['/assets/none.css', 404, 'page'],
      ...files.map((file) => [file, 200, 'plain'] as const),
      ['/sw/me', 200, 'page'],
      [`/sw/me/certificates/${graduate.certificateNumber}.pdf`, 200, 'plain'],
    ] as const) {
      const answer = await exchange(`${baseURL}${path}`, { headers: { Cookie: cookie } });
      expect(answer.status, path).toBe(status);
      expect(faultsOfProtection(answer), path).toEqual([]);
      expect(policyOf(answer), path).toBe(policy);
      const head = await exchange(`${baseURL}${path}`, { method: 'HEAD', headers: { Cookie: cookie } });
      expect(faultsOfProtection(head), `HEAD ${path}`).toEqual([]);
    }
  });

  test('protect what is refused before a route is asked', async ({ baseURL }) => {
    const tooLarge = 'a'.repeat(2 * 1024 * 1024 + 1);
    for (const [what, question, status] of [
      ['a form of another site', posted('', { Origin: 'https://evil.example' }), 403],
      ['no form', { method: 'POST', headers: { 'Content-Length': '0' } }, 400],
      ['a form that is too large', posted(tooLarge), 413],
      ['a form of unknown size', { method: 'POST', headers: { 'Transfer-Encoding': 'chunked' } }, 411],
      ['too many fields', posted('a=&'.repeat(2_001)), 413],
      ['another method', { method: 'DELETE', headers: { 'Content-Length': '0' } }, 405],
    ] as const) {
      const answer = await exchange(`${baseURL}/sw/sign-in`, question);
      expect(answer.status, what).toBe(status);
      expect(faultsOfProtection(answer), what).toEqual([]);
    }
  });

  test('protect what the browser has already, and what has to wait', async ({ baseURL }) => {
    const { headers } = await exchange(`${baseURL}/sw/courses`);
    const known = await exchange(`${baseURL}/sw/courses`, {
      headers: { 'If-None-Match': headers.etag ?? '' },
    });
    expect(known.status).toBe(304);
    expect(faultsOfProtection(known)).toEqual([]);
    const guess = posted(new URLSearchParams({ phone: newNurse().phone, password: 'a guess' }).toString());
    const statuses = new Set<number>();
    for (let tries = 0; tries < 12; tries++) {
      const answer = await exchange(`${baseURL}/sw/sign-in`, guess);
      statuses.add(answer.status);
      expect(faultsOfProtection(answer), String(answer.status)).toEqual([]);
    }
    expect([...statuses]).toEqual([422, 429]);
  });

  test('let a page with an enhancement run our own scripts and no others', async ({ baseURL }) => {
    for (const [question, status] of [
      [{}, 200],
      [posted('name=x'), 422],
    ] as const) {
      const answer = await exchange(`${baseURL}/sw/sign-up`, question);
      expect(answer.status).toBe(status);
      expect(faultsOfProtection(answer)).toEqual([]);
      expect(policyOf(answer)).toBe('enhanced');
    }
  });

  test('leave the script of a list that stays on the phone no address to ask', async ({ baseURL }) => {
    const answer = await exchange(`${baseURL}/sw/toolkits/missed-appointments/missed-appointments`);
    expect(answer.status).toBe(200);
    expect(faultsOfProtection(answer)).toEqual([]);
    expect(policyOf(answer)).toBe('page');
  });

  test('leave a worksheet no address to ask, and let it load what it names', async ({ baseURL }) => {
    const answer = await exchange(`${baseURL}/sw/toolkits/immunisation/immunisation-dropout`);
    expect(answer.status).toBe(200);
    expect(faultsOfProtection(answer)).toEqual([]);
    expect(policyOf(answer)).toBe('worksheet');
  });

  test('let the page that checks certificates also use the camera and a worker of ours', async ({
    baseURL,
  }) => {
    for (const [path, policy, status] of [
      ['/sw/verify', 'scanner', 200],
      ['/sw/verify?number=1', 'scanner', 422],
      ['/service-worker.js', 'worker', 200],
      ['/v/trust.json', 'plain', 200],
    ] as const) {
      const answer = await exchange(`${baseURL}${path}`);
      expect(answer.status, path).toBe(status);
      expect(faultsOfProtection(answer), path).toEqual([]);
      expect(policyOf(answer), path).toBe(policy);
    }
  });

  test('keep the session from scripts and other sites', async ({ baseURL }) => {
    const body = new URLSearchParams({ ...newNurse(), consent: 'yes' }).toString();
    const answer = await exchange(`${baseURL}/sw/sign-up`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) },
      body,
    });
    expect(answer.status).toBe(303);
    const [session = ''] = answer.headers['set-cookie'] ?? [];
    expect(session).toMatch(/^tumia_session=[\w-]{43};/);
    expect(session).toMatch(/; HttpOnly/);
    expect(session).toMatch(/; SameSite=Lax/);
    expect(session).toMatch(/; Path=\//);
    expect(session).not.toMatch(/Domain/);
    const page = await exchange(`${baseURL}/en`);
    expect(page.headers['set-cookie']?.[0]).toMatch(/^language=.*SameSite=Lax/);
  });

  test('a session that is signed out of is over, also for whoever kept its cookie', async ({
    request,
    baseURL,
  }) => {
    await signUp(request);
    const { cookies } = await request.storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await exchange(`${baseURL}/sw/me`, { headers: { Cookie: cookie } })).status).toBe(200);
    await request.post('/sw/sign-out', { form: {} });
    expect((await exchange(`${baseURL}/sw/me`, { headers: { Cookie: cookie } })).status).toBe(302);
  });
});

test(
  'no page makes the browser complain',
  { tag: '@js-on' },
  async ({ page, context, graduate, complaints }) => {
    for (const { path, signedIn } of kindsOfPages(graduate)) {
      if (signedIn) await context.addCookies(graduate.storageState.cookies);
      await page.goto(`/en${path}`);
    }
    forgiveStatus(complaints, 404, 422);
  },
);

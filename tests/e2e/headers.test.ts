import { exchange } from './drivers/exchange';
import { coursePath, lessonPaths } from './drivers/course-files';
import { kindsOfPages } from './drivers/kinds-of-pages';
import { signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';

/** What a policy has to hold, whatever order it is written in. */
const policy: Record<string, string> = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

function directivesOf(header: string | string[] | undefined): Record<string, string> {
  return Object.fromEntries(
    String(header)
      .split(';')
      .map((directive) => directive.trim())
      .map((directive): [string, string] => {
        const [name = '', ...sources] = directive.split(/\s+/);
        return [name, sources.join(' ')];
      }),
  );
}

test.describe('headers', { tag: '@js-on' }, () => {
  test('protect every answer: pages, errors, redirects and files', async ({ baseURL, graduate }) => {
    const cookie = graduate.storageState.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const html = (await exchange(`${baseURL}/sw`)).body.toString();
    const stylesheet = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? '';
    expect(stylesheet).not.toBe('');
    for (const [path, status] of [
      ['/', 302],
      ['/sw', 200],
      [`/sw${coursePath}`, 200],
      [`/en${lessonPaths[0]}`, 200],
      ['/sw/nothing', 404],
      ['/sw/verify?number=1', 422],
      ['/sw/%FF', 400],
      ['/healthz', 200],
      [stylesheet, 200],
      ['/sw/me', 200],
      [`/sw/me/certificates/${graduate.certificateNumber}.pdf`, 200],
    ] as const) {
      const { status: answered, headers } = await exchange(`${baseURL}${path}`, {
        headers: { Cookie: cookie },
      });
      expect(answered, path).toBe(status);
      expect(directivesOf(headers['content-security-policy']), path).toMatchObject(policy);
      expect(headers['content-security-policy'], path).not.toMatch(/unsafe|\*|https?:/);
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['permissions-policy'], path).toContain('camera=()');
      expect(headers['x-powered-by'], path).toBeUndefined();
      expect(headers.server, path).toBeUndefined();
    }
    for (const [init, status] of [
      [{ method: 'POST', headers: { Origin: 'https://evil.example', 'Content-Length': '0' } }, 403],
      [{ method: 'POST', headers: { 'Content-Length': '0' } }, 400],
    ] as const) {
      const { status: answered, headers } = await exchange(`${baseURL}/sw/sign-in`, init);
      expect(answered).toBe(status);
      expect(directivesOf(headers['content-security-policy'])).toMatchObject(policy);
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

test('no page makes the browser complain', async ({ page, context, graduate, complaints }) => {
  for (const { path, signedIn } of kindsOfPages(graduate)) {
    if (signedIn) await context.addCookies(graduate.storageState.cookies);
    await page.goto(`/en${path}`);
  }
  forgiveStatus(complaints, 404, 422);
});

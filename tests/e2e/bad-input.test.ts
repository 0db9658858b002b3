import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Language } from '~/platform/i18n/language';
import { coursePath, lessonPaths, moduleQuizPath } from './drivers/course-files';
import { exchange } from './drivers/exchange';
import { type Fields, postForm, signOut, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** Well-formed, with a right check sign, and never issued. */
const numberOfNoCertificate = '0000-0000-0000';

const traces = /\bat .+:\d+:\d+|Error:|node_modules|select .+ from|PostgresError/;

test.describe('addresses that lead nowhere', () => {
  const nowhere: [what: string, path: string][] = [
    ['page', '/nothing/here'],
    ['course', '/courses/no-such-course'],
    ['final of a course', '/courses/no-such-course/final'],
    ['module', `${coursePath}/no-such-module/data-use-cycle`],
    ['module with a quiz', `${coursePath}/no-such-module/quiz`],
    ['lesson', `${coursePath}/why-data-matter/no-such-lesson`],
    ['course, with a quote', "/courses/x'%20or%20'1'='1"],
    ['lesson above its folder', `${coursePath}/..%2F..%2Fetc/passwd`],
  ];
  const whatOnlySomebodyCanOpen: [what: string, path: string][] = [
    ['attempt', `/attempts/${randomUUID()}`],
    ['attempt whose id is none', '/attempts/1%20or%201=1'],
    ['certificate', `/me/certificates/${numberOfNoCertificate}`],
    ['certificate whose number is none', '/me/certificates/7K4Q'],
    ['PDF of a certificate', `/me/certificates/${numberOfNoCertificate}.pdf`],
  ];

  async function expectHelpfulPage(request: APIRequestContext, path: string, language: Language) {
    const response = await request.get(path);
    const html = await response.text();
    expect(response.status(), path).toBe(404);
    expect(html, path).toContain(`<html lang="${language === 'sw' ? 'sw-TZ' : 'en-GB'}">`);
    expect(html, path).toContain(wordsOf(language)('errors:notFound.title'));
    expect(html, path).toContain(`href="/${language}/courses"`);
    expect(html, path).not.toMatch(traces);
  }

  for (const language of ['sw', 'en'] as const) {
    test(`are told in the language of the address: ${language}`, { tag: '@js-on' }, async ({ request }) => {
      for (const [, path] of nowhere) await expectHelpfulPage(request, `/${language}${path}`, language);
      await signUp(request);
      for (const [, path] of whatOnlySomebodyCanOpen) {
        await expectHelpfulPage(request, `/${language}${path}`, language);
      }
    });
  }

  test('an unknown language and the wild', { tag: '@js-on' }, async ({ request }) => {
    for (const path of ['/fr', '/fr/courses', '/xx/sign-in', '/wp-login.php', '/.env', '/assets/none.css']) {
      await expectHelpfulPage(request, path, 'sw');
    }
  });

  test('an address that cannot be read', { tag: '@js-on' }, async ({ request }) => {
    for (const language of ['sw', 'en'] as const) {
      for (const path of [
        '/courses/data%00quality',
        '/courses/%FF%FE',
        `${coursePath}/x/%1b`,
        '/courses?q=%00',
      ]) {
        const response = await request.get(`/${language}${path}`);
        const html = await response.text();
        expect(response.status(), path).toBe(400);
        expect(html).toContain(wordsOf(language)('errors:bad-request.title'));
        expect(html).toContain(`href="/${language}"`);
        expect(html).not.toMatch(traces);
      }
    }
  });

  test('a visitor sees what to do next', async ({ page, complaints }) => {
    await page.goto('/en/courses/no-such-course');
    await page.getByRole('link', { name: wordsOf('en')('errors:goCourses') }).click();
    await expect(page).toHaveURL('/en/courses');
    forgiveStatus(complaints, 404);
  });

  test('a certificate number that is unknown or none', async ({ page, complaints }) => {
    const t = wordsOf('sw');
    const response = await page.goto(`/sw/verify/${numberOfNoCertificate}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('certificates:unknown'));
    await page.goto('/sw/verify');
    const field = page.locator('input[name=number]');
    for (const [typed, fault] of [
      ['', 'numberMissing'],
      ['<b>7K4Q</b>', 'numberFault'],
      ['0000-0000-0001', 'numberFault'],
    ] as const) {
      await field.fill(typed);
      await page.locator('main form button').click();
      await expect(page.locator('#number-fault')).toHaveText(t(`certificates:${fault}`));
      await expect(field).toHaveValue(typed);
    }
    await field.fill(' 0000 0000 oooo ');
    await page.locator('main form button').click();
    await expect(page).toHaveURL(`/sw/verify/${numberOfNoCertificate}`);
    for (const hostile of ['%C2%A0', 'x'.repeat(5000), '%3Cscript%3Ealert(1)%3C/script%3E']) {
      const answer = await page.request.get(`/sw/verify/${hostile}`);
      expect(answer.status(), hostile.slice(0, 30)).toBe(404);
      expect(await answer.text()).not.toContain('<script');
    }
    forgiveStatus(complaints, 404, 422);
  });

  test('a search for odd things', { tag: '@js-on' }, async ({ request }) => {
    for (const query of [
      `q=${'x'.repeat(5000)}`,
      'q=a&q=b',
      'q=%3Cscript%3E',
      'cadre=nobody',
      'q[]=1',
      'q=%FF',
    ]) {
      const answer = await request.get(`/sw/courses?${query}`);
      expect(answer.status(), query.slice(0, 30)).toBeLessThan(500);
      expect(await answer.text()).not.toContain('<script');
    }
  });
});

test('a quiz of a course that one is not enrolled in asks to enrol, and does not start', async ({ page }) => {
  await signUp(page.request);
  const quiz = `/sw${moduleQuizPath(1)}`;
  const start = await postForm(page.request, quiz, { intent: 'start', uuid: randomUUID() });
  expect(start.status()).toBe(403);
  await page.goto(quiz);
  await expect(page.getByText(wordsOf('sw')('quizzes:enrolFirst'))).toBeVisible();
  await page.locator('button[value=enrol]').click();
  await expect(page.locator('button[value=start]')).toBeVisible();
  await expect(page.locator('main a[href*="/attempts/"]')).toHaveCount(0);
});

test.describe('hostile forms', () => {
  interface Hostile {
    what: string;
    field: string;
    typed: string;
    fault: string;
  }
  const signUpFields = ['name', 'phone', 'password', 'cadre', 'region', 'council', 'consent'];
  const hostile: Hostile[] = [
    { what: 'a name of 1 MB', field: 'name', typed: 'a'.repeat(1024 * 1024), fault: 'nameTooLong' },
    { what: 'a script as a name', field: 'name', typed: '<script>alert("x")</script>', fault: 'name' },
    { what: 'an attribute as a name', field: 'name', typed: '" autofocus onfocus="alert(1)', fault: 'name' },
    { what: 'emoji as a name', field: 'name', typed: '😀 👩🏾‍⚕️', fault: 'name' },
    { what: 'invisible marks alone', field: 'name', typed: '\u202e\u200f\u200b\0', fault: 'nameMissing' },
    { what: 'SQL as a phone number', field: 'phone', typed: "0712'; drop table account; --", fault: 'phone' },
    { what: 'a NUL in a phone number', field: 'phone', typed: '0712345678\0', fault: 'phone' },
    {
      what: 'right-to-left marks in a phone number',
      field: 'phone',
      typed: '\u202e0712345678',
      fault: 'phone',
    },
    { what: 'emoji as a phone number', field: 'phone', typed: '📱', fault: 'phone' },
    { what: 'a landline', field: 'phone', typed: '0222111111', fault: 'phone' },
    { what: 'a 1 MB phone number', field: 'phone', typed: '7'.repeat(1024 * 1024), fault: 'phone' },
    { what: 'a short password', field: 'password', typed: 'mvua', fault: 'passwordShort' },
    {
      what: 'a password of 1 MB',
      field: 'password',
      typed: 'm'.repeat(1024 * 1024),
      fault: 'passwordTooLong',
    },
    { what: 'a cadre of no list', field: 'cadre', typed: 'KING', fault: 'cadre' },
    { what: 'a region of no list', field: 'region', typed: 'atlantis', fault: 'councilElsewhere' },
    { what: 'a NUL in a region', field: 'region', typed: 'kigoma\0', fault: 'region' },
    { what: 'SQL as a council', field: 'council', typed: "x' or '1'='1", fault: 'council' },
    { what: 'a NUL in a council', field: 'council', typed: 'kigoma-dc\0', fault: 'council' },
    { what: 'a council elsewhere', field: 'council', typed: 'arusha-dc', fault: 'councilElsewhere' },
    {
      what: 'a facility of 1 MB',
      field: 'facility',
      typed: 'z'.repeat(1024 * 1024),
      fault: 'facilityTooLong',
    },
    { what: 'another consent', field: 'consent', typed: 'no', fault: 'consent' },
  ];
  const complete = () => ({ ...newNurse(), consent: 'yes' });
  const escaped = (text: string) =>
    text.replace(
      /[&<>"']/g,
      (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' })[sign] ?? sign,
    );

  /** @returns what stands in a field's frame: its label, its control and its fault */
  const frameOf = (html: string, field: string) => {
    const control = html.search(new RegExp(`<(input|select)[^>]* name="${field}"`));
    const start = html.lastIndexOf('<div class="field', control);
    const end = html.indexOf('<div class="field', control);
    return html.slice(start, end === -1 ? html.indexOf('</form>', control) : end);
  };

  async function expectFault(request: APIRequestContext, fields: Fields, field: string, fault: string) {
    const response = await postForm(request, '/sw/sign-up', fields);
    const html = await response.text();
    expect(response.status(), fault).toBe(422);
    expect(frameOf(html, fault === 'councilElsewhere' ? 'council' : field)).toContain(
      escaped(wordsOf('sw')(`accounts:errors.${fault}` as 'accounts:errors.phone')),
    );
    expect(html).not.toMatch(traces);
    return html;
  }

  for (const { what, field, typed, fault } of hostile) {
    test(`sign-up: ${what} is told beside its field`, { tag: '@js-on' }, async ({ request }) => {
      const fields = { ...complete(), [field]: typed };
      const html = await expectFault(request, fields, field, fault);
      expect(html).not.toContain('<script');
      const others = (['name', 'phone'] as const).filter((other) => other !== field);
      for (const other of others) expect(frameOf(html, other)).toContain(`value="${escaped(fields[other])}"`);
      if (['name', 'phone', 'facility'].includes(field)) {
        expect(frameOf(html, field)).toContain(escaped(typed.replaceAll('\0', '')).slice(0, 1000));
      }
      if (field !== 'region') expect(frameOf(html, 'region')).toContain('value="kigoma" selected');
      expect(html, 'a password never comes back').not.toContain(fields.password.slice(0, 100));
    });
  }

  test('sign-up: each field that is missing', { tag: '@js-on' }, async ({ request }) => {
    const faultOf: Record<string, string> = {
      name: 'nameMissing',
      phone: 'phone',
      password: 'passwordMissing',
    };
    for (const field of signUpFields) {
      const rest = Object.fromEntries(Object.entries(complete()).filter(([name]) => name !== field));
      await expectFault(request, rest, field, faultOf[field] ?? field);
    }
    for (const field of signUpFields) await expectFault(request, {}, field, faultOf[field] ?? field);
  });

  test('sign-up: a phone number that has an account', { tag: '@js-on' }, async ({ request }) => {
    const { phone } = await signUp(request);
    await signOut(request);
    await expectFault(request, { ...complete(), phone }, 'phone', 'phoneTaken');
  });

  test('sign-up: a field that is repeated, or a file', { tag: '@js-on' }, async ({ request }) => {
    const fields = Object.entries(complete());
    await expectFault(request, [...fields, ['cadre', 'KING']], 'cadre', 'cadre');
    await expectFault(request, [...fields, ['phone', '']], 'phone', 'phoneMissing');
    const withFile = await request.post('/sw/sign-up', {
      multipart: {
        ...complete(),
        name: { name: 'name.txt', mimeType: 'text/plain', buffer: Buffer.from('Rehema') },
      },
      maxRedirects: 0,
    });
    expect(withFile.status()).toBe(422);
    expect(frameOf(await withFile.text(), 'name')).toContain(wordsOf('sw')('accounts:errors.nameMissing'));
    const asMultipart = await request.post('/sw/sign-up', { multipart: complete(), maxRedirects: 0 });
    expect(asMultipart.status()).toBe(303);
  });

  test(
    'sign-up: marks that nobody sees are taken out of what is kept',
    { tag: '@js-on' },
    async ({ request }) => {
      await signUp(request, newNurse('Rehema\u202e\u200f  Juma\0\u200b'));
      expect(await (await request.get('/sw/me')).text()).toContain('Rehema Juma<');
    },
  );

  test('a body that is no form', { tag: '@js-on' }, async ({ request }) => {
    for (const path of ['/sw/sign-up', '/sw/sign-in']) {
      for (const [type, data] of [
        ['application/json', '{"name": {"$gt": ""}}'],
        ['text/plain', 'name=Rehema'],
        ['multipart/form-data', 'no boundary'],
        [
          'multipart/form-data; boundary=x',
          '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\ncut o',
        ],
        ['application/x-www-form-urlencoded; charset=nonsense', '%%%=%ZZ&&&=='],
        ['nonsense', '\0\0'],
      ] as const) {
        const response = await request.post(path, {
          data,
          headers: { 'Content-Type': type },
          maxRedirects: 0,
        });
        expect([400, 415, 422], `${path} ${type}: ${response.status()}`).toContain(response.status());
        expect(await response.text()).not.toMatch(traces);
      }
    }
  });

  test('sign-in: each field', { tag: '@js-on' }, async ({ request }) => {
    const cases: [Fields, field: string, fault: string][] = [
      [{ password: 'x' }, 'phone', 'phone'],
      [{ phone: '', password: 'x' }, 'phone', 'phoneMissing'],
      [{ phone: "' or 1=1 --", password: 'x' }, 'phone', 'phone'],
      [{ phone: '7'.repeat(1024 * 1024), password: 'x' }, 'phone', 'phone'],
      [{ phone: '0712345678\0', password: 'x' }, 'phone', 'phone'],
      [{ phone: '0712345678' }, 'password', 'passwordMissing'],
      [{ phone: '0712345678', password: 'x'.repeat(1024 * 1024) }, 'password', 'passwordTooLong'],
      [{ phone: '<script>', password: '' }, 'phone', 'phone'],
    ];
    for (const [fields, field, fault] of cases) {
      const response = await postForm(request, '/sw/sign-in', fields);
      const html = await response.text();
      expect(response.status(), fault).toBe(422);
      expect(frameOf(html, field)).toContain(
        wordsOf('sw')(`accounts:errors.${fault}` as 'accounts:errors.phone'),
      );
      expect(html).not.toContain('<script');
    }
  });

  test(
    'sign-in: a password with a NUL, an unknown number and a wrong password are refused alike',
    {
      tag: '@js-on',
    },
    async ({ request }) => {
      const { phone } = await signUp(request);
      await signOut(request);
      const bodies = new Set<string>();
      for (const fields of [
        { phone, password: 'not this one' },
        { phone, password: 'mvua\0ya masika' },
        { phone, password: '\u202e😀' },
      ]) {
        const response = await postForm(request, '/sw/sign-in', fields);
        expect(response.status()).toBe(422);
        bodies.add(await response.text());
      }
      const { phone: unknown } = newNurse();
      const response = await postForm(request, '/sw/sign-in', { phone: unknown, password: 'not this one' });
      bodies.add((await response.text()).replace(unknown, phone));
      expect(bodies.size).toBe(1);
    },
  );

  test(
    'sign-in: answers that are carried but can’t be read are left out',
    { tag: '@js-on' },
    async ({ request }) => {
      const person = await signUp(request);
      for (const carry of [
        '{',
        '[]',
        '{"item":1}',
        'null',
        '{"__proto__":["x"]}',
        '"\\u0000"',
        '{"\\u0000":["\\u0000"]}',
      ]) {
        const { phone, password } = person;
        const response = await postForm(request, '/sw/sign-in', {
          phone,
          password,
          carry,
          next: `/sw/attempts/${randomUUID()}`,
        });
        expect(response.status(), carry).toBe(303);
      }
    },
  );

  test('the browser shows the faults, and what was typed is still there', async ({ page, complaints }) => {
    await page.goto('/sw/sign-up');
    await page.locator('input[name=name]').fill('<script>alert(1)</script>');
    await page.locator('input[name=phone]').fill('12');
    await page.locator('select[name=region]').selectOption('kigoma');
    await page.locator('form:has([name=consent]) button').click();
    await expect(page.getByRole('alert')).toBeVisible();
    for (const field of ['name', 'phone', 'password', 'cadre', 'council', 'consent']) {
      await expect(page.locator(`#${field}-fault`)).toBeVisible();
      await expect(page.locator(`[name=${field}]`)).toHaveAttribute('aria-invalid', 'true');
    }
    await expect(page.locator('input[name=name]')).toHaveValue('<script>alert(1)</script>');
    await expect(page.locator('input[name=phone]')).toHaveValue('12');
    await expect(page.locator('select[name=region]')).toHaveValue('kigoma');
    forgiveStatus(complaints, 422);
  });

  test('answers of a quiz that fit no question are left out', { tag: '@js-on' }, async ({ page }) => {
    await signUp(page.request);
    const quiz = `/sw${moduleQuizPath(3)}`;
    await postForm(page.request, quiz, { intent: 'enrol', uuid: 'no uuid' });
    const started = await postForm(page.request, quiz, { intent: 'start', uuid: '\0' });
    const attempt = new URL(started.headers().location ?? '', started.url()).pathname;
    const html = await (await page.request.get(attempt)).text();
    const [field] = /item\.c1[.\w]+/.exec(html) ?? [''];
    for (const response of ['\0', '<script>alert(1)</script>', 'x'.repeat(200 * 1024), '😀', '\ud800']) {
      const answer = await postForm(page.request, attempt, [
        [field, response],
        ['item.', response],
        ['item.__proto__', response],
        ['item.c1.nothing', response],
        ['intent', 'destroy'],
      ]);
      expect(answer.status(), response.slice(0, 20)).toBe(303);
    }
    expect(await (await page.request.get(attempt)).text()).not.toContain('<script');
  });
});

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

test(
  'a form of accounts that is refused keeps what a person who is signed in typed',
  { tag: '@js-on' },
  async ({ request }) => {
    const { phone } = await signUp(request);
    for (const path of ['/sw/sign-in', '/en/sign-up']) {
      const response = await postForm(request, path, { phone, password: '' });
      expect(response.status(), path).toBe(422);
      expect(await response.text(), path).toContain(`value="${phone}"`);
    }
  },
);

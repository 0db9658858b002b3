import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { moduleQuizPath } from './drivers/course-files';
import { withoutEnhancements } from './drivers/enhancements';
import { type Fields, postForm, signOut, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const traces = /\bat .+:\d+:\d+|Error:|node_modules|select .+ from|PostgresError/;

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
    { what: 'SQL as a council', field: 'council', typed: "x' or '1'='1", fault: 'council' },
    { what: 'a council elsewhere', field: 'council', typed: 'arusha-dc', fault: 'councilElsewhere' },
    {
      what: 'a facility of 1 MB',
      field: 'facility',
      typed: 'z'.repeat(1024 * 1024),
      fault: 'facilityTooLong',
    },
    {
      what: 'SQL as a chosen facility',
      field: 'facilityId',
      typed: "x' or 1=1 --",
      fault: 'facilityUnknown',
    },
    {
      what: 'a chosen facility elsewhere',
      field: 'facilityId',
      typed: '100001-7',
      fault: 'facilityElsewhere',
    },
    {
      what: 'a chosen facility of no list',
      field: 'facilityId',
      typed: '999999-9',
      fault: 'facilityElsewhere',
    },
    { what: 'another consent', field: 'consent', typed: 'no', fault: 'consent' },
  ];
  const isOfPlace = ['region', 'council', 'facility', 'facilityId'];
  /** Where a fault is told that isn't told beside its own field. */
  const faultsElsewhere: Record<string, string> = {
    councilElsewhere: 'council',
    facilityElsewhere: 'facility',
    facilityUnknown: 'facility',
  };
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
    const words = wordsOf('sw');
    const told = isOfPlace.includes(field)
      ? words(`places:errors.${fault}` as 'places:errors.region')
      : words(`accounts:errors.${fault}` as 'accounts:errors.phone');
    const place = faultsElsewhere[fault] ?? field;
    expect(frameOf(html, place)).toContain(escaped(told));
    expect(html).not.toMatch(traces);
    return html;
  }

  for (const { what, field, typed, fault } of hostile) {
    test(`sign-up: ${what} is told beside its field`, { tag: '@js-on' }, async ({ request }) => {
      const fields = { ...complete(), [field]: typed };
      const html = await expectFault(request, fields, field, fault);
      expect(withoutEnhancements(html)).not.toContain('<script');
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
    const stranger = { ...complete(), phone, password: 'nenosiri la mtu mwingine' };
    await expectFault(request, stranger, 'phone', 'phoneTaken');
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
      expect(withoutEnhancements(html)).not.toContain('<script');
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
    const after = await (await page.request.get(attempt)).text();
    expect(withoutEnhancements(after)).not.toContain('<script');
    const tenMegabytes = 'x'.repeat(10 * 1024 * 1024);
    const refused = await postForm(page.request, attempt, { [field]: tenMegabytes, intent: 'submit' });
    expect(refused.status()).toBe(413);
    expect(await (await page.request.get(attempt)).text(), 'it is open still').toContain(`name="${field}`);
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

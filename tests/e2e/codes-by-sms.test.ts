import { fillSignIn } from './drivers/account-pages';
import { postForm, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { type ServerWithSms, startServerWithSms } from './drivers/server-with-sms';
import { expect, forgiveStatus, test as base } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** Tests that visit a Tumia which can send SMS. */
const test = base.extend<object, { sms: ServerWithSms }>({
  sms: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const server = await startServerWithSms();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ sms }, use) => use(sms.origin),
});

const languages = ['sw', 'en'] as const;
const newPassword = 'jua la asubuhi';

/** @param phone as people write it, `0712345678` */
const inFull = (phone: string) => `+255${phone.slice(1)}`;
const shown = (phone: string) => `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`;
const codeIn = (text: string) => /\d{4} \d{4}/.exec(text)?.[0] ?? '';
const otherThan = (code: string) => (code === '1234 5678' ? '8765 4321' : '1234 5678');

for (const language of languages) {
  const t = wordsOf(language);

  test(`a forgotten password gives way to a new one by a code sent by SMS: ${language}`, async ({
    page,
    sms,
    complaints,
  }) => {
    const person = newNurse();
    const sent = await postForm(page.request, `/${language}/sign-up`, { ...person, consent: 'yes' });
    expect(sent.status()).toBe(303);
    await page.context().clearCookies();

    await page.goto(`/${language}/sign-in`);
    await page.getByRole('link', { name: t('recovery:forgot') }).click();
    await page.locator('input[name=phone]').fill('0712');
    await page.getByRole('button', { name: t('recovery:ask') }).click();
    await expect(page.locator('.fault')).toHaveText(t('accounts:errors.phone'));
    await page.locator('input[name=phone]').fill(shown(person.phone));
    await page.getByRole('button', { name: t('recovery:ask') }).click();
    await expect(page.getByRole('status')).toHaveText(
      t('recovery:sent', { phone: shown(person.phone), minutes: 15 }),
    );

    const text = await sms.nextTextTo(inFull(person.phone));
    const code = codeIn(text);
    expect(text).toBe(t('messages:recoveryCode.text', { code, minutes: 15 }));
    await expect(page.locator('input[name=phone]')).toHaveValue(shown(person.phone));
    await page.locator('input[name=code]').fill(otherThan(code));
    await page.locator('button[value=check]').click();
    await expect(page.getByRole('alert')).toContainText(t('recovery:refused'));
    await page.locator('input[name=code]').fill(code);
    await page.locator('button[value=check]').click();
    await expect(page.getByText(t('recovery:greeting', { name: person.name }))).toBeVisible();
    await page.locator('input[name=password]').fill(newPassword);
    await page.locator('button[value=save]').click();
    await expect(page).toHaveURL(`/${language}/me`);
    forgiveStatus(complaints, 422);

    const told = await sms.nextTextTo(inFull(person.phone), 1);
    expect(told).toBe(t('messages:passwordChanged.text'));
    await page.context().clearCookies();
    const replay = { phone: person.phone, code, password: 'nenosiri la mwizi', intent: 'save' };
    expect((await postForm(page.request, `/${language}/recover/code`, replay)).status()).toBe(422);
    await page.goto(`/${language}/sign-in`);
    await fillSignIn(page, { phone: person.phone, password: newPassword });
    await expect(page).toHaveURL(`/${language}/me`);
  });

  test(`a number changes once the code that went to the new one is typed: ${language}`, async ({
    page,
    sms,
    complaints,
  }) => {
    const person = newNurse();
    const { phone } = newNurse();
    await postForm(page.request, `/${language}/sign-up`, { ...person, consent: 'yes' });
    await page.goto(`/${language}/me/profile`);
    await page.getByRole('link', { name: t('profile:changePhone') }).click();
    await expect(page.locator('input[name=again]')).toHaveCount(0);
    await page.locator('input[name=phone]').fill(phone);
    await page.locator('input[name=password]').fill(person.password);
    await page.locator('button[value=ask]').click();
    await expect(page.getByRole('status')).toHaveText(
      t('recovery:phone.pending', { phone: shown(phone), minutes: 15 }),
    );
    await expect(page.getByText(t('recovery:phone.now', { phone: shown(person.phone) }))).toBeVisible();

    const text = await sms.nextTextTo(inFull(phone));
    const code = codeIn(text);
    expect(text).toBe(t('messages:phoneChangeCode.text', { code, minutes: 15 }));
    expect(sms.textsTo(inFull(person.phone))).toEqual([]);
    await page.locator('input[name=code]').fill(otherThan(code));
    await page.locator('button[value=confirm]').click();
    await expect(page.getByRole('alert')).toHaveText(t('recovery:wrongCode'));
    await page.locator('input[name=code]').fill(code);
    await page.locator('button[value=confirm]').click();
    await expect(page).toHaveURL(`/${language}/me/phone?changed=yes`);
    await expect(page.getByRole('status')).toHaveText(t('recovery:phone.changed', { phone: shown(phone) }));
    expect(await sms.nextTextTo(inFull(person.phone))).toBe(t('messages:phoneChanged.text'));

    await page.context().clearCookies();
    await page.goto(`/${language}/sign-in`);
    await fillSignIn(page, person);
    await expect(page.getByRole('alert')).toHaveText(t('accounts:refused'));
    await fillSignIn(page, { ...person, phone });
    await expect(page).toHaveURL(`/${language}/me`);
    forgiveStatus(complaints, 422);
  });
}

test('nobody learns from codes whether a number has an account, and whose it is stays so', async ({
  page,
  sms,
  playwright,
}) => {
  const t = wordsOf('sw');
  const { phone: unknown } = newNurse();
  await page.goto('/sw/recover');
  await page.locator('input[name=phone]').fill(unknown);
  await page.getByRole('button', { name: t('recovery:ask') }).click();
  await expect(page.getByRole('status')).toHaveText(
    t('recovery:sent', { phone: shown(unknown), minutes: 15 }),
  );

  const elsewhere = await playwright.request.newContext({ baseURL: sms.origin });
  const holder = await signUp(elsewhere);
  const person = await signUp(page.request);
  await page.goto('/sw/me/phone');
  await page.locator('input[name=phone]').fill(holder.phone);
  await page.locator('input[name=password]').fill(person.password);
  await page.locator('button[value=ask]').click();
  await expect(page.getByRole('status')).toHaveText(
    t('recovery:phone.pending', { phone: shown(holder.phone), minutes: 15 }),
  );
  await expect(page.getByText(t('recovery:phone.notArriving'))).toBeVisible();

  // Messages leave in the order in which they were asked for: once this one has come, none of the others is on its way.
  await postForm(elsewhere, '/sw/recover', { phone: person.phone });
  await sms.nextTextTo(inFull(person.phone));
  expect(sms.textsTo(inFull(unknown))).toEqual([]);
  expect(sms.textsTo(inFull(holder.phone))).toEqual([]);
  await elsewhere.dispose();
});

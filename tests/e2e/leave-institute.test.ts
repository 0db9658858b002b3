import { fillSignIn } from './drivers/account-pages';
import { runTumia } from './drivers/command-line';
import { signOut, signUp } from './drivers/learner-over-http';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

for (const [language, institute] of [
  ['sw', 'zhrc-lake'],
  ['en', 'zhrc-western'],
] as const) {
  test(`a manager reads what leaving means, leaves, and goes on learning: ${language}`, async ({
    page,
    baseURL,
  }) => {
    const t = wordsOf(language);
    const person = await signUp(page.request);
    await signOut(page.request);
    await runTumia(baseURL ?? '', 'role', 'grant', person.phone, 'manager', '--institute', institute);
    await page.goto(`/${language}/sign-in`);
    await fillSignIn(page, person);
    await expect(page.getByRole('link', { name: t('people:title') })).toBeVisible();

    await page.goto(`/${language}/me/profile`);
    await page.getByRole('link', { name: t('profile:institutes.leave'), exact: true }).click();
    await expect(page).toHaveURL(`/${language}/me/institutes/${institute}`);
    await expect(page.getByText(t('profile:institutes.lastManager'))).toBeVisible();
    await expect(
      page.getByText(t('profile:institutes.rolesEnd', { roles: t('people:role.manager') })),
    ).toBeVisible();
    await page.getByRole('link', { name: t('profile:institutes.stay') }).click();
    await expect(page).toHaveURL(`/${language}/me/profile`);
    await page.getByRole('link', { name: t('profile:institutes.leave'), exact: true }).click();
    await page.getByRole('button', { name: t('profile:institutes.confirm') }).click();

    await expect(page).toHaveURL(`/${language}/me/profile?left=yes`);
    await expect(page.getByText(t('profile:institutes.left'))).toBeVisible();
    await expect(page.getByRole('heading', { name: t('profile:institutes.title') })).toHaveCount(0);
    await page.goto(`/${language}/me`);
    await expect(page.getByText(t('progress:greeting', { name: person.name }))).toBeVisible();
    await expect(page.getByRole('link', { name: t('people:title') })).toHaveCount(0);
  });
}

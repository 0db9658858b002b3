import { fillSignIn } from './drivers/account-pages';
import { runTumia } from './drivers/command-line';
import { signOut, signUp } from './drivers/learner-over-http';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** Each test manages an institute alone. */
const institutes: Record<string, string> = {
  'sw js-off': 'zhrc-lake',
  'en js-off': 'zhrc-western',
  'sw js-on': 'zhrc-eastern',
  'en js-on': 'zhrc-central',
};

for (const language of ['sw', 'en'] as const) {
  test(`a manager reads what leaving means, leaves, and goes on learning: ${language}`, async ({
    page,
    baseURL,
  }, { project }) => {
    // A second process starts, and works on the database beside the server.
    test.slow();
    const institute = institutes[`${language} ${project.name}`] ?? '';
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

import { runTumia } from './drivers/command-line';
import { coordinatorsPhone } from './drivers/code-in-person';
import { signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

test('a coordinator takes a role of the area back from somebody who works elsewhere', async ({
  page,
  playwright,
  baseURL,
}) => {
  // A second process starts, and works on the database beside the server.
  test.slow();
  const t = wordsOf('sw');
  const phone = await playwright.request.newContext({ baseURL });
  const nurse = newNurse();
  // A name of this run's own, since names alone are on the list.
  const name = `Yusuf ${nurse.phone.replace(/\d/g, (digit) => 'abdefghijk'[Number(digit)] ?? '')}`;
  const mover = { ...nurse, name, region: 'mwanza', council: 'ilemela-mc' };
  await signUp(phone, mover);
  await runTumia(baseURL ?? '', 'role', 'grant', mover.phone, 'coordinator', '--council', 'uvinza-dc');
  const coordinator = await coordinatorsPhone(playwright.request, baseURL);
  await page.context().addCookies((await coordinator.storageState()).cookies);

  await page.goto('/sw/people');
  await page.getByRole('link', { name: t('people:menu.roles'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('people:rolesWithin.title'));
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(t('people:rolesWithin.elsewhere'));
  await expect(row.getByRole('link')).toHaveCount(0);
  await expect(page.locator('main')).not.toContainText(mover.phone.slice(-6));
  await row.getByRole('button', { name: t('people:rolesWithin.revokeFrom', { name }) }).click();
  await expect(page).toHaveURL('/sw/people/roles?done=revoked');
  await expect(page.getByText(t('people:done.revoked'))).toBeVisible();
  await page.goto('/en/people/roles');
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0);
  await coordinator.dispose();
  await phone.dispose();
});

import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

for (const language of ['sw', 'en'] as const) {
  test(`a student is asked for the training institution at sign-up: ${language}`, async ({
    page,
    complaints,
  }) => {
    const t = wordsOf(language);
    const student = newNurse('Neema Erasto Mushi');
    const training = page.getByLabel(t('profile:trainingInstitution'));
    await page.goto(`/${language}/sign-up`);
    await page.locator('input[name=name]').fill(student.name);
    await page.locator('input[name=phone]').fill(student.phone);
    await page.locator('input[name=password]').fill(student.password);
    await page.locator('select[name=region]').selectOption(student.region);
    await page.locator('select[name=council]').selectOption(student.council);
    await page.locator('input[name=consent]').check();
    await page.locator('select[name=cadre]').selectOption('NO');
    await expect(training).toBeHidden();
    await page.locator('select[name=cadre]').selectOption('STU');
    await expect(training).toBeVisible();
    const send = page.getByRole('main').getByRole('button', { name: t('accounts:signUp') });
    await send.click();

    await expect(page.locator('.fault')).toHaveText(t('profile:errors.trainingInstitution'));
    await expect(training).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('select[name=cadre]')).toHaveValue('STU');
    await training.fill('Chuo cha Uuguzi Kigoma');
    await page.locator('input[name=password]').fill('12');
    await send.click();
    await expect(page.locator('.fault')).toHaveText(t('accounts:errors.passwordShort'));
    await expect(training).toHaveValue('Chuo cha Uuguzi Kigoma');
    await page.locator('input[name=password]').fill(student.password);
    await send.click();
    await expect(page).toHaveURL(`/${language}/courses`);
    forgiveStatus(complaints, 422);

    await page.goto(`/${language}/me/profile`);
    await expect(page.locator('input[name=trainingInstitution]')).toHaveValue('Chuo cha Uuguzi Kigoma');
  });
}

import type { Page } from '@playwright/test';
import type { Person } from './person';

const send = (page: Page, form: string) => page.locator(`${form} button.button`).click();

/** Fills the sign-up form that is open and sends it. */
export async function fillSignUp(page: Page, person: Person): Promise<void> {
  await page.locator('input[name=name]').fill(person.name);
  await page.locator('input[name=phone]').fill(person.phone);
  await page.locator('input[name=password]').fill(person.password);
  await page.locator('select[name=cadre]').selectOption(person.cadre);
  await page.locator('select[name=region]').selectOption(person.region);
  await page.locator('select[name=council]').selectOption(person.council);
  await page.locator('input[name=consent]').check();
  await send(page, 'form:has([name=consent])');
}

/** Fills the sign-in form that is open and sends it. */
export async function fillSignIn(
  page: Page,
  { phone, password }: Pick<Person, 'phone' | 'password'>,
): Promise<void> {
  await page.locator('input[name=phone]').fill(phone);
  await page.locator('input[name=password]').fill(password);
  await send(page, 'form:has([name=password])');
}

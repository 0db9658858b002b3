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

/** Fills the sign-in form that is open and sends it. @param whose whether others use the phone too */
export async function fillSignIn(
  page: Page,
  { phone, password }: Pick<Person, 'phone' | 'password'>,
  whose: 'own phone' | 'shared phone' = 'own phone',
): Promise<void> {
  await page.locator('input[name=shared]').setChecked(whose === 'shared phone');
  await page.locator('input[name=phone]').fill(phone);
  await page.locator('input[name=password]').fill(password);
  await send(page, 'form:has([name=password])');
}

/** Signs in on a phone that others use too, with the password. */
export async function signInOnSharedPhone(page: Page, person: Person): Promise<void> {
  await page.goto('/sw/sign-in');
  await fillSignIn(page, person, 'shared phone');
  await page.waitForURL(/\/sw\/me$/);
}

/** Sets the PIN of the person who is signed in on a shared phone. */
export async function setPin(page: Page, { password }: Person, pin: string): Promise<void> {
  await page.goto('/sw/me/pin');
  await page.locator('input[name=pin]').fill(pin);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[name=intent][value=set]').click();
}

/** Chooses a person from the list of a shared phone that is open, and types a PIN. */
export async function enterByPin(page: Page, shortName: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: shortName }).click();
  await typePin(page, pin);
}

/** Types a PIN into the form that is open and sends it. */
export async function typePin(page: Page, pin: string): Promise<void> {
  await page.locator('input[name=pin]').fill(pin);
  await send(page, 'form:has([name=pin])');
}

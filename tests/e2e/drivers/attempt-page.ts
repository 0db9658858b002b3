import type { Page } from '@playwright/test';
import type { Language } from '~/platform/i18n/language';
import { fieldsTo, type Wanted } from './answer-fields';
import { itemAsked, responseTo, type WrittenItem } from './course-files';

const fieldsets = 'fieldset[id^="item."]';

/** @returns the items that the open attempt asks, found by the words of their questions, in the order shown */
export async function askedItems(page: Page, language: Language): Promise<WrittenItem[]> {
  const stems = await page
    .locator(`${fieldsets} legend`)
    .evaluateAll((legends) => legends.map((legend) => legend.lastChild?.textContent ?? ''));
  return stems.map((stem) => itemAsked(stem, language));
}

/** Gives one item an answer, on a page in the language that its address names. */
export async function answerItem(page: Page, item: WrittenItem, want: Wanted): Promise<void> {
  const language = new URL(page.url()).pathname.startsWith('/en/') ? 'en' : 'sw';
  for (const [name, value] of fieldsTo(await page.content(), item, want, language)) {
    const field = page.locator(`[name="${name}"]`);
    const kind = await field.first().evaluate((control) => (control as HTMLInputElement).type);
    if (kind === 'select-one') await field.selectOption(value);
    else if (kind === 'text') await field.fill(value);
    else await page.locator(`[name="${name}"][value="${value}"]`).check();
  }
}

/** Answers every question of the open attempt. @returns the items asked */
export async function answerAll(page: Page, language: Language, want: 'right' | 'wrong') {
  const items = await askedItems(page, language);
  for (const item of items) await answerItem(page, item, want);
  return items;
}

/** @returns what the form of the open attempt holds, by field, as it would be sent */
export async function heldAnswers(page: Page): Promise<Record<string, string[]>> {
  const held = await page
    .locator(`${fieldsets} :is(input, select)`)
    .evaluateAll((inputs) =>
      (inputs as HTMLInputElement[])
        .filter(({ type, value, checked }) => (/^(text|select-one)$/.test(type) ? value !== '' : checked))
        .map((input) => [input.name, input.value] as const),
    );
  const answers: Record<string, string[]> = {};
  for (const [name, value] of held) answers[name] = [...(answers[name] ?? []), value].sort();
  return answers;
}

/** @returns the answers that {@link heldAnswers} finds once these items, each of one field, are answered */
export function answersTo(items: WrittenItem[], want: 'right' | 'wrong'): Record<string, string[]> {
  return Object.fromEntries(items.map((item) => [`item.${item.id}`, responseTo(item, want).sort()]));
}

/** Sends the open attempt. */
export async function press(page: Page, intent: 'save' | 'submit'): Promise<void> {
  await page.locator(`button[name=intent][value=${intent}]`).click();
}

/** Starts an attempt on the page of a quiz that is open. */
export async function startAttempt(page: Page): Promise<void> {
  await page.locator('button[name=intent][value=start]').click();
  await page.waitForURL(/\/attempts\//);
}

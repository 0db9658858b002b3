import { saveFigures, signUp } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const call = 'Kuwapigia simu walezi wa watoto waliokosa dozi ya tatu';

test('a meeting goes from the agenda to its minutes, and its decisions to the next meeting', async ({
  page,
  complaints,
}) => {
  test.slow();
  await signUp(page.request);
  await saveFigures(page.request);
  await page.goto('/sw/me/meetings');
  await page.getByRole('link', { name: t('meetings:begin') }).click();
  await page.getByLabel(t('meetings:opening.period')).fill('Oktoba 2025');
  await page.getByLabel(t('meetings:opening.heldOn')).fill('2025-11-05');
  await page.getByRole('button', { name: t('meetings:goOn') }).click();

  const goOn = () => page.getByRole('button', { name: t('meetings:saveAndGoOn') }).click();
  await page.getByLabel(t('worksheets:title.W05')).first().check();
  await goOn();
  await expect(page.getByText(t('meetings:fault.tooFew'))).toBeVisible();
  await expect(page.getByLabel(t('worksheets:title.W05')).first()).toBeChecked();
  await page.getByLabel(t('worksheets:title.W01')).check();
  await goOn();

  const figures = page.getByLabel(t('meetings:findings.figure'));
  await expect(figures.first()).toHaveValue(/5\.4/);
  await figures.last().fill('Ukamilifu: 91 %');
  await goOn();
  await page
    .getByLabel(t('meetings:causes.why', { number: 1 }))
    .first()
    .fill('Walezi hawakukumbushwa');
  await goOn();

  await page.getByLabel(t('meetings:action.action')).first().fill(call);
  await page.getByLabel(t('meetings:action.target')).first().fill('chache');
  await page.getByLabel(t('meetings:action.due')).first().fill('2025-11-30');
  await goOn();
  await expect(page.getByText(t('meetings:fault.number'))).toBeVisible();
  await expect(page.getByLabel(t('meetings:action.action')).first()).toHaveValue(call);
  await page.getByLabel(t('meetings:action.target')).first().fill('3');
  await goOn();

  await expect(page.getByText(t('meetings:saved'))).toBeVisible();
  for (const said of ['Ukamilifu: 91 %', 'Walezi hawakukumbushwa', call]) {
    await expect(page.getByText(said)).toBeVisible();
  }
  const minutes = new URL(page.url()).pathname;
  const pdf = await page.request.get(`${minutes}/minutes.pdf`);
  expect((await pdf.body()).toString('latin1', 0, 5)).toBe('%PDF-');
  const docx = await page.request.get(`${minutes}/minutes.docx`);
  expect((await docx.body()).toString('latin1', 0, 2)).toBe('PK');
  const told = await page
    .locator('.deeds data')
    .evaluateAll((weights) => weights.map((one) => Number((one as HTMLDataElement).value)));
  // The moment of its making stands in each.
  for (const [index, file] of [pdf, docx].entries())
    expect(Math.abs((told[index] ?? 0) - (await file.body()).length)).toBeLessThan(16);

  const sharing = page.getByRole('button', { name: t('people:share.send.council', { name: 'Kigoma DC' }) });
  await expect(page.locator('form', { has: sharing })).toContainText(t('meetings:shareWhat'));
  await sharing.click();
  await page.getByRole('button', { name: t('people:share.end') }).click();
  await expect(page.getByText(t('people:share.nobody'))).toBeVisible();

  await page.goto('/sw/me/meetings/new');
  await page.getByRole('button', { name: t('meetings:goOn') }).click();
  await page.getByRole('link', { name: t('meetings:short.earlier') }).click();
  await page.getByLabel(t('meetings:earlier.status')).selectOption('done');
  await page.getByLabel(t('meetings:earlier.completedOn')).fill('2025-11-28');
  await goOn();
  await page.goto('/sw/me/meetings');
  await expect(page.getByRole('row', { name: call })).toContainText(t('meetings:standing.doneOnTime'));
  forgiveStatus(complaints, 422);
});

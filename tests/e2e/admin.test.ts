import { randomInt } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { fillSignIn } from './drivers/account-pages';
import { postForm, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const sw = wordsOf('sw');
const en = wordsOf('en');
const newId = () => `mfano-${randomInt(10 ** 9)}`;

test.describe('an administrator', () => {
  test.beforeEach(async ({ context, administrator }) => {
    await context.addCookies(administrator.storageState.cookies);
  });

  test('comes from my learning to what needs attention, and on to each page', async ({ page }) => {
    await page.goto('/sw/me');
    await page.getByRole('link', { name: sw('admin:overview.title') }).click();
    await expect(page).toHaveURL('/sw/admin');
    await expect(page.getByRole('heading', { name: sw('admin:overview.attention') })).toBeVisible();
    await expect(page.locator('.attention a').first()).toBeVisible();
    const menu = page.getByRole('navigation', { name: sw('admin:menu') });
    await expect(menu.locator('[aria-current=page]')).toHaveText(sw('admin:overview.short'));
    for (const [name, path] of [
      [sw('institutes:title'), '/sw/admin/institutes'],
      [sw('admin:audit.short'), '/sw/admin/audit'],
      [sw('admin:messages.short'), '/sw/admin/messages'],
      [sw('admin:settings.short'), '/sw/admin/settings'],
    ] as const) {
      await menu.getByRole('link', { name, exact: true }).click();
      await expect(page).toHaveURL(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
  });

  test('adds an institute, changes its name, closes it and opens it again', async ({ page, complaints }) => {
    const id = newId();
    await page.goto('/sw/admin/institutes');
    await page.getByRole('link', { name: sw('institutes:add') }).click();
    await page.locator('[name=id]').fill(id);
    await page.locator('[name=kind]').selectOption('partner');
    await page.locator('[name=nameSw]').fill('Taasisi ya Mfano');
    await page.getByRole('button', { name: sw('institutes:add') }).click();
    await expect(page.locator('#nameEn-fault')).toHaveText(sw('institutes:errors.nameMissing'));
    await expect(page.locator('[name=id]')).toHaveValue(id);
    await expect(page.locator('[name=kind]')).toHaveValue('partner');
    await page.locator('[name=nameEn]').fill('Example Institute');
    await page.getByRole('button', { name: sw('institutes:add') }).click();
    await expect(page).toHaveURL(`/sw/admin/institutes/${id}?done=created`);
    await expect(page.getByRole('status')).toHaveText(sw('institutes:created'));
    await expect(page.getByText(sw('institutes:noPeople'))).toBeVisible();

    await page.locator('[name=nameEn]').fill('Renamed Institute');
    await page.getByRole('button', { name: sw('institutes:save') }).click();
    await expect(page.getByRole('status')).toHaveText(sw('institutes:saved'));
    await page.goto(`/en/admin/institutes/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Renamed Institute');

    await page.getByRole('button', { name: en('institutes:close') }).click();
    await expect(page.getByText(en('institutes:reopenText'))).toBeVisible();
    await page.goto('/en/admin/institutes');
    const row = page.getByRole('row').filter({ has: page.locator(`[href="/en/admin/institutes/${id}"]`) });
    await expect(row).toContainText(en('institutes:closed'));
    await row.getByRole('link').click();
    await page.getByRole('button', { name: en('institutes:reopen') }).click();
    await expect(page.getByText(en('institutes:closeText'))).toBeVisible();
    forgiveStatus(complaints, 422);
  });

  test('never gives an id away twice', async ({ page, complaints }) => {
    await page.goto('/en/admin/institutes/new');
    await page.locator('[name=id]').fill('TTCIH');
    await page.locator('[name=kind]').selectOption('partner');
    await page.locator('[name=nameSw]').fill('Nyingine');
    await page.locator('[name=nameEn]').fill('Another');
    await page.getByRole('button', { name: en('institutes:add') }).click();
    await expect(page.locator('#id-fault')).toHaveText(en('institutes:errors.idTaken'));
    forgiveStatus(complaints, 422);
  });

  test('does not undo what another has changed meanwhile', { tag: '@js-on' }, async ({ page }) => {
    const id = newId();
    const was = { kind: 'partner', nameSw: 'Taasisi', nameEn: 'Institute' };
    await postForm(page.request, '/sw/admin/institutes/new', { id, ...was });
    const seen = Object.fromEntries(Object.entries(was).map(([field, value]) => [`was.${field}`, value]));
    const path = `/sw/admin/institutes/${id}`;
    await postForm(page.request, path, { ...was, ...seen, nameEn: 'Renamed by one' });
    await postForm(page.request, path, { ...was, ...seen, kind: 'research' });
    await page.goto(`/en/admin/institutes/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Renamed by one');
    await expect(page.locator('[name=kind]')).toHaveValue('research');
  });

  test('sees who works at an institute, by role', async ({ page }) => {
    await page.goto('/en/admin/institutes/ttcih');
    await expect(page.getByRole('heading', { name: en('people:role.author') })).toBeVisible();
    const author = page.getByRole('link', { name: 'Baraka Mfano' });
    await expect(author).toHaveAttribute('href', /^\/en\/people\/[\da-f-]{36}$/);
  });

  test('finds in the audit trail what was done, in words, and takes it along', async ({ page }) => {
    const id = newId();
    await postForm(page.request, '/sw/admin/institutes/new', {
      id,
      kind: 'partner',
      nameSw: 'Taasisi',
      nameEn: 'Institute',
    });
    await page.goto('/sw/admin/audit');
    await page.locator('summary').click();
    await page.locator('[name=object]').fill(id);
    await page.locator('[name=action]').selectOption('institute.created');
    await page.getByRole('button', { name: sw('admin:audit.filter.search') }).click();
    const entries = page.locator('tbody tr');
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText(sw('admin:actions.institute.created'));
    await expect(entries).toContainText('Amani Mfano');
    await expect(page.locator('[name=object]')).toHaveValue(id);
    await page.getByRole('link', { name: 'English' }).click();
    await expect(entries).toContainText(en('admin:actions.institute.created'));

    const href =
      (await page.getByRole('link', { name: en('admin:audit.export') }).getAttribute('href')) ?? '';
    const file = await page.request.get(href);
    expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers()['content-disposition']).toContain('attachment');
    const rows: string[][] = parse(await file.text(), { bom: true });
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(id);
    expect(rows.flat()).not.toContain('Amani Mfano');
  });

  test('finds a person’s entries by phone number, and that search is one of them', async ({
    page,
    request,
  }) => {
    const { phone } = await signUp(request);
    await page.goto(`/en/admin/audit?person=${phone}`);
    await page.goto(`/en/admin/audit?person=${phone}&action=person.viewed`);
    const entries = page.locator('tbody tr');
    await expect(entries.first()).toContainText(en('admin:actions.person.viewed'));
    await expect(entries.first()).toContainText('Amani Mfano');
  });

  test('leafs through the audit trail to its older entries', async ({ page }) => {
    for (let round = 0; round < 51; round++) {
      await page.request.get('/en/admin/audit?actor=0700000006');
    }
    await page.goto('/en/admin/audit?actor=0700000006');
    const entries = page.locator('tbody tr');
    await expect(entries).toHaveCount(50);
    await page.getByRole('link', { name: en('admin:audit.older') }).click();
    await expect(page).toHaveURL(/actor=0700000006&after=/);
    await expect(entries.first()).toBeVisible();
    await page.getByRole('link', { name: en('admin:audit.newest') }).click();
    await expect(entries).toHaveCount(50);
    await expect(page).not.toHaveURL(/after=/);
  });

  test('is told beside the field what no search can be', async ({ page, complaints }) => {
    await page.goto('/en/admin/audit?person=Asha&from=2026-02-30&action=nothing');
    await expect(page.locator('#from-fault')).toHaveText(en('admin:errors.day'));
    await expect(page.locator('#action-fault')).toHaveText(en('admin:errors.action'));
    await expect(page.locator('[name=person]')).toHaveValue('Asha');
    await expect(page.locator('[name=from]')).toHaveValue('2026-02-30');
    await page.goto('/en/admin/audit?person=Asha');
    await expect(page.locator('#person-fault')).toHaveText(en('admin:errors.unreadable'));
    await page.goto('/en/admin/audit?actor=0799999999');
    await expect(page.locator('#actor-fault')).toHaveText(en('admin:errors.unknown'));
    forgiveStatus(complaints, 422);
  });

  test('changes a setting, which tells who did; a fault stands beside its field', async ({
    page,
    complaints,
  }) => {
    await page.goto('/en/admin/settings');
    const price = page.locator('[name=smsPriceShillings]');
    await price.fill('many');
    await page.locator('[name=keepAuditYears]').fill('99');
    await page.getByRole('button', { name: en('admin:settings.save') }).click();
    await expect(page.locator('#smsPriceShillings-fault')).toHaveText(en('admin:errors.number'));
    await expect(page.locator('#keepAuditYears-fault')).toHaveText(
      en('admin:errors.range', { least: '1', most: '20' }),
    );
    await expect(price).toHaveValue('many');
    const value = String(randomInt(1000, 9999));
    await price.fill(value);
    await page.locator('[name=keepAuditYears]').fill('5');
    await page.getByRole('button', { name: en('admin:settings.save') }).click();
    await expect(page.getByRole('status')).toHaveText(en('admin:settings.saved'));
    await expect(price).toHaveValue(value);
    await expect(price).toHaveAccessibleDescription(/Amani Mfano/);
    await page.goto('/en/admin/audit?object=smsPriceShillings');
    await expect(page.locator('tbody tr').first()).toContainText(`→ ${value}`);
    forgiveStatus(complaints, 422);
  });
});

test('somebody else is told whose pages these are, and a visitor signs in and comes back', async ({
  page,
  request,
  complaints,
}) => {
  const learner = await signUp(request, newNurse());
  await page.goto('/sw/admin/settings');
  await expect(page).toHaveURL(/\/sw\/sign-in\?next=/);
  await fillSignIn(page, learner);
  await expect(page).toHaveURL('/sw/admin/settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(sw('admin:forbidden.title'));
  await expect(page.getByRole('navigation', { name: sw('admin:menu') })).toHaveCount(0);
  await page
    .getByRole('main')
    .getByRole('link', { name: sw('progress:title') })
    .click();
  await expect(page).toHaveURL('/sw/me');
  await expect(page.getByRole('link', { name: sw('admin:overview.title') })).toHaveCount(0);
  forgiveStatus(complaints, 403);
});

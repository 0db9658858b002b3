import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { theOperator } from '~/platform/audit.server';
import { listSiteSettings } from '~/platform/list-site-settings.server';
import {
  changeSiteSettings,
  parseSettingChanges,
  readSiteSettings,
  siteSettingKeys,
  SiteSettingsSchema,
} from '~/platform/site-settings.server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const by = { actorId: uuidv7(), address: '192.0.2.1' };
const factsOf = async (key: string) => (await listSiteSettings()).find((setting) => setting.key === key);
const auditOf = (key: string) =>
  database().select().from(auditEntry).where(eq(auditEntry.objectId, key)).orderBy(auditEntry.at);

describe('a setting', () => {
  test('has its default until somebody sets it', async () => {
    expect(await readSiteSettings()).toEqual(SiteSettingsSchema.parse({}));
    expect(await listSiteSettings()).toHaveLength(siteSettingKeys.length);
    expect(await factsOf('erasureWaitDays')).toEqual({
      key: 'erasureWaitDays',
      value: 30,
      preset: 30,
      range: { least: 7, most: 90 },
      changedBy: null,
      changedAt: null,
    });
    expect(await factsOf('dataProtectionContact')).toMatchObject({ value: '', range: null });
  });

  test('that is set holds at once, with who set it and from what to what', async () => {
    await changeSiteSettings({ keepAuditYears: 7 }, by);
    await changeSiteSettings({ keepAuditYears: 8, keepMessagesDays: 90 }, by);
    expect((await readSiteSettings()).keepAuditYears).toBe(8);
    expect(await factsOf('keepAuditYears')).toMatchObject({ value: 8, preset: 5, changedBy: by.actorId });
    expect((await auditOf('keepAuditYears')).map(({ actorId, detail }) => ({ actorId, detail }))).toEqual([
      { actorId: by.actorId, detail: { from: 5, to: 7 } },
      { actorId: by.actorId, detail: { from: 7, to: 8 } },
    ]);
    expect(await auditOf('keepMessagesDays'), 'what stays as it is leaves no trace').toEqual([]);
  });

  test('that is a text is not kept in the trail, which holds names and numbers for good', async () => {
    await changeSiteSettings({ dataProtectionContact: 'Asha Juma, 0712 345 678' }, by);
    await changeSiteSettings({ dataProtectionContact: 'Juma Ali, 0713 345 678' }, by);
    const entries = await auditOf('dataProtectionContact');
    expect(entries.map(({ actorId, detail }) => ({ actorId, detail }))).toEqual([
      { actorId: by.actorId, detail: null },
      { actorId: by.actorId, detail: null },
    ]);
  });

  test('that is set at the command line names nobody', async () => {
    await changeSiteSettings({ smsPriceShillings: 25 }, by);
    await changeSiteSettings({ smsPriceShillings: 30 }, theOperator);
    expect(await factsOf('smsPriceShillings')).toMatchObject({ value: 30, changedBy: null });
  });

  test('leaves the others as somebody else has set them', async () => {
    await Promise.all([
      changeSiteSettings({ quietFromHour: 20 }, by),
      changeSiteSettings({ quietUntilHour: 7 }, by),
    ]);
    expect(await readSiteSettings()).toMatchObject({ quietFromHour: 20, quietUntilHour: 7 });
  });
});

describe('what somebody types', () => {
  test('is read as people write numbers, and names of no setting are left out', () => {
    expect(parseSettingChanges({ smsMonthlyLimit: ' 12,000 ', nothing: '1' }).data).toEqual({
      smsMonthlyLimit: 12000,
    });
    expect(parseSettingChanges({ dataProtectionContact: ' 0712 345 678 ' }).data).toEqual({
      dataProtectionContact: '0712 345 678',
    });
    expect(parseSettingChanges({ dataProtectionContact: 'Asha\0\u200b\n 0712' }).data).toEqual({
      dataProtectionContact: 'Asha 0712',
    });
  });

  test.for([
    ['smsMonthlyLimit', '', 'number'],
    ['smsMonthlyLimit', ' ', 'number'],
    ['smsMonthlyLimit', 'many', 'number'],
    ['smsMonthlyLimit', '1e3', 'number'],
    ['smsMonthlyLimit', '0x10', 'number'],
    ['smsMonthlyLimit', '2.5', 'number'],
    ['smsMonthlyLimit', '-1', 'range'],
    ['quietFromHour', '24', 'range'],
    ['erasureWaitDays', '6', 'range'],
    ['keepAuditYears', '0', 'range'],
    ['dataProtectionContact', 'x'.repeat(201), 'tooLong'],
  ] as const)('%s as %j is refused: %s', ([key, typed, fault]) => {
    const { error } = parseSettingChanges({ [key]: typed });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[key, fault]]);
  });
});

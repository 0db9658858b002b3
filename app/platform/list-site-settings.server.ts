import { z } from 'zod';
import { database } from '~db/client.server';
import { siteSetting } from '~db/schema/site-settings';
import { siteSettingKeys, type SiteSettings, SiteSettingsSchema } from './site-settings.server';

export interface SiteSettingFacts {
  key: keyof SiteSettings;
  value: string | number;
  /** What holds until somebody sets it. */
  preset: string | number;
  /** The least and the most that a number may be; null where the setting is a text. */
  range: { least: number; most: number } | null;
  /** The administrator who set it last; null where nobody has, or where it was set at the command line. */
  changedBy: string | null;
  changedAt: Date | null;
}

const DescribedSchema = z.object({ minimum: z.number().optional(), maximum: z.number().optional() });

/** @returns every site setting as it holds now, in the order of its schema */
export async function listSiteSettings(): Promise<SiteSettingFacts[]> {
  const rows = await database().select().from(siteSetting);
  const values = SiteSettingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
  const presets = SiteSettingsSchema.parse({});
  return siteSettingKeys.map((key) => {
    const row = rows.find((one) => one.key === key);
    return {
      key,
      value: values[key],
      preset: presets[key],
      range: rangeOf(key),
      changedBy: row?.changedBy ?? null,
      changedAt: row?.changedAt ?? null,
    };
  });
}

function rangeOf(key: keyof SiteSettings): SiteSettingFacts['range'] {
  const described = z.toJSONSchema(SiteSettingsSchema.shape[key], { io: 'output' });
  const { minimum: least, maximum: most } = DescribedSchema.parse(described);
  return least === undefined || most === undefined ? null : { least, most };
}

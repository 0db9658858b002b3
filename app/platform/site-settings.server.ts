import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { database, type Executor } from '~db/client.server';
import { siteSetting } from '~db/schema/site-settings';
import { type ActingParty, recordAudit } from './audit.server';
import type { DataTariff } from './i18n/data-weight';

/** Digits, also as people group them; an empty field is no zero. */
const digits = /^-?\d[\d ,]*$/;

const wholeNumber = (least: number, most: number) =>
  z.preprocess(
    (typed) =>
      typeof typed !== 'string'
        ? typed
        : digits.test(typed.trim())
          ? Number(typed.replace(/[ ,]/g, ''))
          : NaN,
    z.number('number').int('number').min(least, 'range').max(most, 'range'),
  );

/** One line of text, without control characters and invisible marks. */
const tidyText = (typed: string): string =>
  typed
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();

/** What administrators set for the whole site, with the values that hold until they do. Messages are keys of `admin:errors`. */
export const SiteSettingsSchema = z.object({
  /** SMS that Tumia may send in a calendar month, codes that people asked for themselves excepted. */
  smsMonthlyLimit: wholeNumber(0, 10_000_000).default(2000),
  /** Messages that one person may get in a calendar month, those they asked for excepted. */
  messagesPerPersonMonthly: wholeNumber(0, 100).default(6),
  /** Shillings that an SMS counts for where the gateway doesn't tell its price. */
  smsPriceShillings: wholeNumber(0, 10_000).default(20),
  /** Hours of the day, East Africa Time, between which nobody gets a message they didn't ask for. */
  quietFromHour: wholeNumber(0, 23).default(19),
  quietUntilHour: wholeNumber(0, 23).default(8),
  /** Days after enrolling at which somebody who hasn't begun is written to; 0 for never. */
  firstNudgeDays: wholeNumber(0, 60).default(3),
  secondNudgeDays: wholeNumber(0, 60).default(10),
  /** Days between asking for one's account to be erased and its erasure. */
  erasureWaitDays: wholeNumber(7, 90).default(30),
  /** Days after which recipients of messages are forgotten. */
  keepMessagesDays: wholeNumber(7, 730).default(90),
  /** Days after which an account that somebody else added and nobody has opened is erased. */
  keepUnclaimedDays: wholeNumber(30, 730).default(180),
  /** Years after which entries of the audit trail are forgotten. */
  keepAuditYears: wholeNumber(1, 20).default(5),
  /** Accounts that may be opened in an hour from one network: behind one address may sit a campus, or half a town on mobile data. */
  signUpsPerNetworkHourly: wholeNumber(20, 100_000).default(200),
  /** Shillings that a megabyte of mobile data counts for: TCRA named TSh 2.03 to 9.35 as what is asked for one (May 2022). */
  dataPriceShillings: wholeNumber(1, 1000).default(9),
  /** Megabytes that the files of an institute's drafts may take in the studio. */
  studioMediaMegabytes: wholeNumber(10, 100_000).default(500),
  /** Whom people ask about their personal data: a phone number, an address, an email. */
  dataProtectionContact: z.string().transform(tidyText).pipe(z.string().max(200, 'tooLong')).default(''),
});

export type SiteSettings = z.infer<typeof SiteSettingsSchema>;

/** The names of the settings, in the order in which a list shows them. */
export const siteSettingKeys = Object.keys(SiteSettingsSchema.shape) as (keyof SiteSettings)[];

/** Reads what somebody typed for some of the settings; the others, and names of none, are left out. */
export function parseSettingChanges(typed: Partial<Record<string, string>>) {
  const shape = Object.fromEntries(
    siteSettingKeys
      .filter((key) => typed[key] !== undefined)
      .map((key) => [key, SiteSettingsSchema.shape[key]]),
  );
  return z.object(shape).safeParse(typed) as z.ZodSafeParseResult<Partial<SiteSettings>>;
}

/** All site settings as they hold now. */
export async function readSiteSettings(executor: Executor = database()): Promise<SiteSettings> {
  const rows = await executor.select({ key: siteSetting.key, value: siteSetting.value }).from(siteSetting);
  return SiteSettingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}

/** @returns shillings that a megabyte counts for, as it holds now */
export const readDataTariff = async (): Promise<DataTariff> => (await readSiteSettings()).dataPriceShillings;

/** Changes settings and writes down who changed which, and numbers from what to what. Those that stay as they are leave no trace. */
export async function changeSiteSettings(changes: Partial<SiteSettings>, by: ActingParty): Promise<void> {
  await database().transaction(async (tx) => {
    const current = await readSiteSettings(tx);
    for (const key of siteSettingKeys) {
      const value = changes[key];
      if (value === undefined || value === current[key]) continue;
      await tx
        .insert(siteSetting)
        .values({ key, value, changedBy: by.actorId })
        .onConflictDoUpdate({
          target: siteSetting.key,
          set: { value: sql`excluded.value`, changedBy: by.actorId, changedAt: sql`now()` },
        });
      await recordAudit(tx, by, {
        action: 'setting.changed',
        objectId: key,
        // A text may hold names and phone numbers, and nothing is ever taken out of the trail.
        ...(typeof value === 'number' && { detail: { from: current[key], to: value } }),
      });
    }
  });
}

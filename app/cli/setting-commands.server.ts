import type { Command } from 'commander';
import { theOperator } from '~/platform/audit.server';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import { listSiteSettings } from '~/platform/list-site-settings.server';
import { changeSiteSettings, parseSettingChanges, siteSettingKeys } from '~/platform/site-settings.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

/** `tumia setting list` and `tumia setting set KEY VALUE`. */
export function addSettingCommands(program: Command): void {
  const setting = program.command('setting').description('settings of the site');
  setting
    .command('list')
    .description('lists all settings with their values and defaults')
    .option('--json', 'print one JSON value')
    .action(async (options: { json?: boolean }) => {
      printOutcome(await withDatabase(list), options.json ?? false);
    });
  setting
    .command('set')
    .description('changes a setting; it holds at once')
    .argument('<key>')
    .argument('<value>')
    .option('--json', 'print one JSON value')
    .action(async (key: string, value: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => set(key, value)), options.json ?? false);
    });
}

async function list(): Promise<Outcome> {
  const settings = await listSiteSettings();
  return {
    ok: true,
    data: settings,
    lines: settings.map(({ key, value, preset }) =>
      value === preset ? `${key} = ${value}` : `${key} = ${value} (default ${preset})`,
    ),
  };
}

async function set(key: string, value: string): Promise<Outcome> {
  if (!(siteSettingKeys as string[]).includes(key)) {
    return {
      ok: false,
      data: { error: 'not-found', key },
      lines: [`no setting is called ${key}; there are ${siteSettingKeys.join(', ')}`],
    };
  }
  const parsed = parseSettingChanges({ [key]: value });
  if (!parsed.success) {
    const range = (await listSiteSettings()).find((setting) => setting.key === key)?.range;
    const words = faultWords(getTranslator('en'), 'admin');
    const faults = parsed.error.issues.map(({ message }) => words(message, range ?? {}));
    return { ok: false, data: { faults }, lines: faults.map((fault) => `${key}: ${fault}`) };
  }
  await changeSiteSettings(parsed.data, theOperator);
  return { ok: true, data: parsed.data, lines: [`${key} is set`] };
}

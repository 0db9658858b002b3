import { formatDate, formatNumber } from '~/platform/i18n/format';
import { faultWords } from '~/platform/i18n/fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { withEarlierValues } from '~/platform/http/changed-fields';
import type { SiteSettingFacts } from '~/platform/list-site-settings.server';
import { EarlierValues } from '~/ui/earlier-values';
import { TextField } from '~/ui/field';

export interface ShownSetting extends Pick<SiteSettingFacts, 'key' | 'preset' | 'range'> {
  value: string;
  /** When it was set last, in ISO form, and by whom where an account of theirs is there. */
  changed: { at: string; by: string | null } | null;
}

export interface SettingsFormProps {
  settings: ShownSetting[];
  /** What was typed before, where it was refused. */
  typed: Partial<Record<string, string>> | undefined;
  /** Keys of `admin:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** What each number counts; the contact is a text. */
const units = {
  smsMonthlyLimit: 'sms',
  messagesPerPersonMonthly: 'messages',
  smsPriceShillings: 'shillings',
  quietFromHour: 'hour',
  quietUntilHour: 'hour',
  firstNudgeDays: 'days',
  secondNudgeDays: 'days',
  erasureWaitDays: 'days',
  keepMessagesDays: 'days',
  keepUnclaimedDays: 'days',
  keepAuditYears: 'years',
  signUpsPerNetworkHourly: 'accounts',
  dataPriceShillings: 'shillings',
  studioMediaMegabytes: 'megabytes',
  dataProtectionContact: 'text',
} as const satisfies Record<ShownSetting['key'], string>;

const groups: { name: 'messages' | 'privacy' | 'safety' | 'data'; keys: ShownSetting['key'][] }[] = [
  {
    name: 'messages',
    keys: [
      'smsMonthlyLimit',
      'messagesPerPersonMonthly',
      'smsPriceShillings',
      'quietFromHour',
      'quietUntilHour',
      'firstNudgeDays',
      'secondNudgeDays',
    ],
  },
  {
    name: 'privacy',
    keys: [
      'dataProtectionContact',
      'erasureWaitDays',
      'keepMessagesDays',
      'keepUnclaimedDays',
      'keepAuditYears',
    ],
  },
  { name: 'safety', keys: ['signUpsPerNetworkHourly'] },
  { name: 'data', keys: ['dataPriceShillings', 'studioMediaMegabytes'] },
];

/** All settings of the site, each with its unit, what it does, its range and default, and who set it last. */
export function SettingsForm({ settings, typed, faults }: SettingsFormProps) {
  const { t } = useI18n();
  const values =
    typed ?? withEarlierValues(Object.fromEntries(settings.map(({ key, value }) => [key, value])));
  return (
    <form method="post" noValidate>
      <EarlierValues fields={settings.map(({ key }) => key)} typed={values} />
      {groups.map(({ name, keys }) => (
        <section key={name}>
          <h2>{t(`admin:settings.group.${name}`)}</h2>
          {keys
            .flatMap((key) => settings.filter((setting) => setting.key === key))
            .map((setting) => (
              <SettingField
                key={setting.key}
                setting={setting}
                value={values[setting.key]}
                fault={faults[setting.key]}
              />
            ))}
        </section>
      ))}
      <button className="button">{t('admin:settings.save')}</button>
    </form>
  );
}

interface SettingFieldProps {
  setting: ShownSetting;
  value: string | undefined;
  fault: string | undefined;
}

function SettingField({ setting: { key, preset, range, changed }, value, fault }: SettingFieldProps) {
  const { language, t } = useI18n();
  const number = (of: number) => formatNumber(of, language, 0);
  const limits = range && { least: number(range.least), most: number(range.most) };
  const label = t(`admin:settings.of.${key}.label`);
  const hints = [
    t(`admin:settings.of.${key}.hint`),
    limits && t('admin:settings.range', limits),
    range && typeof preset === 'number' && t('admin:settings.preset', { value: number(preset) }),
    changed && lastChange(changed),
  ];
  return (
    <TextField
      name={key}
      inputMode={range ? 'numeric' : 'text'}
      label={range ? `${label} (${t(`admin:settings.unit.${units[key]}`)})` : label}
      hint={hints.filter(Boolean).join(' ')}
      value={value}
      fault={faultWords(t, 'admin')(fault, limits ?? {})}
    />
  );

  function lastChange({ at, by }: { at: string; by: string | null }) {
    const date = formatDate(new Date(at), language);
    return by ? t('admin:settings.changedBy', { date, name: by }) : t('admin:settings.changed', { date });
  }
}

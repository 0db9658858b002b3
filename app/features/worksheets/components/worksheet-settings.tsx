import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import type { FormState } from '../form-state';
import { typedAt } from '../read-typed';
import { wordOf } from '../say-run';
import type { Setting, Settings } from '../settings';

/** The thresholds of a part, closed unless one was changed wrongly. */
export function WorksheetSettings({ settings, state }: { settings: Settings; state: FormState }) {
  const { t } = useI18n();
  const entries = Object.entries(settings);
  if (entries.length === 0) return null;
  const isOpen = entries.some(([key]) => state.faults[key] !== undefined);
  return (
    <details open={isOpen}>
      <summary>{t('worksheets:settings')}</summary>
      <p className="hint">{t('worksheets:settingsLead')}</p>
      {entries.map(([key, setting]) => (
        <SettingField key={key} name={key} setting={setting} state={state} />
      ))}
    </details>
  );
}

function SettingField({ name, setting, state }: { name: string; setting: Setting; state: FormState }) {
  const { language, t } = useI18n();
  const label = t(`worksheets:setting.${name}` as 'worksheets:setting.good');
  const fault = state.faults[name];
  const shown = (path: string, usual: string | number) => typedAt(state.typed, path) || String(usual);
  // The fields of a form may have keys of their own that are the same.
  const id = `setting-${name}`;
  if (setting.kind === 'choice') {
    return (
      <SelectField name={name} id={id} label={label} value={shown(name, setting.value)} fault={fault}>
        {setting.options.map((option) => (
          <option key={option} value={option}>
            {wordOf(option, language)}
          </option>
        ))}
      </SelectField>
    );
  }
  if (setting.kind === 'number') {
    return (
      <TextField
        name={name}
        id={id}
        label={label}
        value={shown(name, setting.value)}
        fault={fault}
        inputMode="decimal"
      />
    );
  }
  const [low, high] = setting.value;
  return (
    <>
      <TextField
        name={`${name}.0`}
        id={`${id}-0`}
        label={t('worksheets:from', { label })}
        value={shown(`${name}.0`, low)}
        fault={fault}
        inputMode="decimal"
      />
      <TextField
        name={`${name}.1`}
        id={`${id}-1`}
        label={t('worksheets:until', { label })}
        value={shown(`${name}.1`, high)}
        inputMode="decimal"
      />
    </>
  );
}

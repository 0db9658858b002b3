import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';

/** What the part of a worksheet's form that saves it shows. */
export interface Saving {
  /** The form's own id. */
  formId: string;
  period: string;
  /** The workplace of the person's profile, where it is in the registry. */
  facility: string | null;
  isForFacility: boolean;
  refusal: 'example' | 'unfinished' | 'period' | null;
}

export interface SaveRunProps {
  /** Address of the worksheet without its query. */
  path: string;
  /** The part of the worksheet. */
  name: string;
  saving: Saving;
}

/** Keeps the figures of the form around it in the account, where its person asks for it. */
export function SaveRun({ path, name, saving }: SaveRunProps) {
  const { language, t } = useI18n();
  const { formId, period, facility, isForFacility, refusal } = saving;
  return (
    <details id="save" open={refusal !== null}>
      <summary>{t('runs:save.summary')}</summary>
      {(refusal === 'example' || refusal === 'unfinished') && (
        <Notice kind="bad">{t(`runs:save.${refusal}`)}</Notice>
      )}
      <p className="hint">
        {t('runs:save.lead')} {t('worksheets:noNames')}
      </p>
      <TextField
        name="save.period"
        label={t('runs:save.period')}
        hint={t('runs:save.periodHint')}
        value={period}
        autoComplete="off"
        fault={refusal === 'period' ? t('worksheets:fault.periodUnknown') : undefined}
      />
      {facility !== null && (
        <CheckboxField
          name="save.facility"
          label={t('runs:save.facility', { facility })}
          value="1"
          checked={isForFacility}
        />
      )}
      <button
        className="quiet"
        name="save"
        value={formId}
        formMethod="post"
        formAction={`${path}?part=${name}#save`}
      >
        {t('runs:save.send')}
      </button>
      <p>
        <a href={`/${language}/me/worksheets`}>{t('runs:title')}</a>
      </p>
    </details>
  );
}

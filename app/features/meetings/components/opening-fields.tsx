import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, TextAreaField, TextField } from '~/ui/field';
import { fieldState, type StepState } from './step-state';

/** What a meeting is: its period, its day, who was there. */
export function OpeningFields({ state, facility }: { state: StepState; facility: string | null }) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        {...fieldState(state, 'period', t, t('runs:save.periodHint'))}
        label={t('meetings:opening.period')}
        autoComplete="off"
      />
      <TextField {...fieldState(state, 'heldOn', t)} type="date" label={t('meetings:opening.heldOn')} />
      {facility !== null && (
        <CheckboxField
          name="facility"
          label={t('meetings:opening.facility', { facility })}
          value="1"
          checked={state.typed.facility !== undefined}
        />
      )}
      <TextField {...fieldState(state, 'chair', t)} label={t('meetings:opening.chair')} autoComplete="off" />
      <TextAreaField
        {...fieldState(state, 'present', t, t('meetings:opening.presentHint'))}
        rows={3}
        label={t('meetings:opening.present')}
      />
    </>
  );
}

import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';
import type { ShownPoint } from './shown-point';
import { fieldState, type StepState } from './step-state';

/** What each worksheet showed, in the meeting's own words. */
export function FindingsFields({ state, points }: { state: StepState; points: ShownPoint[] }) {
  const { language, t } = useI18n();
  return points.map(({ id, title, runId }) => (
    <fieldset key={id} className="card">
      <legend>{title}</legend>
      {runId !== null && (
        <p>
          <a href={`/${language}/me/worksheets/${runId}`}>{t('meetings:findings.open')}</a>
        </p>
      )}
      <TextAreaField
        {...fieldState(state, `finding.${id}.figure`, t)}
        label={t('meetings:findings.figure')}
        rows={2}
      />
      <TextAreaField
        {...fieldState(state, `finding.${id}.finding`, t)}
        label={t('meetings:findings.finding')}
        rows={5}
      />
    </fieldset>
  ));
}

import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import type { ShownPoint } from './shown-point';
import { fieldState, type StepState } from './step-state';

const evidences = ['seen', 'counted', 'assumed'] as const;
const places = [0, 1, 2, 3, 4];

/** Five whys for each point; those that nothing was written of stay closed. */
export function CausesFields({ state, points }: { state: StepState; points: ShownPoint[] }) {
  const { t } = useI18n();
  return points.map(({ id, title, figure, causes }, index) => {
    const isFilled = places.some((place) => state.typed[`why.${id}:${place}.answer`]);
    return (
      <details key={id} open={isFilled || index === 0}>
        <summary>{title}</summary>
        {figure && <p className="meta">{figure}</p>}
        {causes && <Notice kind="plain">{causes}</Notice>}
        {places.map((place) => (
          <div key={place}>
            <TextField
              {...fieldState(state, `why.${id}:${place}.answer`, t)}
              label={t('meetings:causes.why', { number: place + 1 })}
              autoComplete="off"
            />
            <SelectField
              {...fieldState(state, `why.${id}:${place}.evidence`, t)}
              label={t('meetings:causes.evidence', { number: place + 1 })}
            >
              <option value="">{t('meetings:causes.notSaid')}</option>
              {evidences.map((one) => (
                <option key={one} value={one}>
                  {t(`meetings:evidence.${one}`)}
                </option>
              ))}
            </SelectField>
          </div>
        ))}
      </details>
    );
  });
}

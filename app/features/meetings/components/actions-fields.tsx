import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, SelectField, TextAreaField, TextField } from '~/ui/field';
import type { ShownPoint } from './shown-point';
import { fieldState, type StepState } from './step-state';

export interface ActionsFieldsProps {
  state: StepState;
  points: ShownPoint[];
  rows: string[];
  /** The letters of SMART that a row doesn't meet yet. */
  unmet: Record<string, ('S' | 'M' | 'A' | 'R' | 'T')[]>;
}

const levels = ['facility', 'council', 'region'] as const;

/** What is decided: who does what by when, and by which figure it will be seen. */
export function ActionsFields({ state, points, rows, unmet }: ActionsFieldsProps) {
  const { t } = useI18n();
  const { typed, faults } = state;
  const problems = new Map(points.map(({ worksheet, title }) => [worksheet, title]));
  return (
    <>
      {faults.form && (
        <p className="fault" role="alert">
          {t(`meetings:fault.${faults.form}` as 'meetings:fault.tooManyActions')}
        </p>
      )}
      {rows.map((row, index) => {
        const field = (key: string, hint?: string) => fieldState(state, `action.${row}.${key}`, t, hint);
        const letters = unmet[row] ?? [];
        return (
          <fieldset key={row} className="card">
            <legend>{t('meetings:action.number', { number: index + 1 })}</legend>
            {letters.length > 0 && (
              <p className="hint">
                {t('meetings:smart.lead')} {letters.map((letter) => t(`meetings:smart.${letter}`)).join('; ')}
              </p>
            )}
            <input type="hidden" name={`action.${row}.id`} value={typed[`action.${row}.id`]} />
            <TextAreaField
              {...field('action', t('meetings:action.actionHint'))}
              label={t('meetings:action.action')}
              rows={2}
            />
            <SelectField {...field('worksheet')} label={t('meetings:action.problem')}>
              <option value="">{t('meetings:action.noProblem')}</option>
              {[...problems].map(([key, title]) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </SelectField>
            <TextField {...field('indicator')} label={t('meetings:action.indicator')} autoComplete="off" />
            <div className="together">
              <TextField
                {...field('baseline')}
                label={t('meetings:action.baseline')}
                inputMode="decimal"
                autoComplete="off"
              />
              <TextField
                {...field('target')}
                label={t('meetings:action.target')}
                inputMode="decimal"
                autoComplete="off"
              />
            </div>
            <TextField
              {...field('owner', t('meetings:action.ownerHint'))}
              label={t('meetings:action.owner')}
              autoComplete="off"
            />
            <TextField {...field('due')} label={t('meetings:action.due')} type="date" />
            <SelectField {...field('level')} label={t('meetings:action.level')}>
              {levels.map((level) => (
                <option key={level} value={level}>
                  {t(`meetings:level.${level}`)}
                </option>
              ))}
            </SelectField>
            {typed[`action.${row}.action`] && (
              <CheckboxField
                name={`action.${row}.remove`}
                value="1"
                label={t('meetings:action.remove')}
                checked={typed[`action.${row}.remove`] !== undefined}
              />
            )}
          </fieldset>
        );
      })}
    </>
  );
}

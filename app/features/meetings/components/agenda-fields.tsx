import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField } from '~/ui/field';
import type { StepState } from './step-state';

interface OfferedPoint {
  id: string;
  pick: string;
  title: string;
  about: string;
  isOfPeriod: boolean;
}

export interface AgendaFieldsProps {
  state: StepState;
  runs: OfferedPoint[];
  worksheets: OfferedPoint[];
}

/** Which worksheets a meeting looks at: saved figures first, then those whose figure is typed. */
export function AgendaFields({ state, runs, worksheets }: AgendaFieldsProps) {
  const { language, t } = useI18n();
  const fault = state.faults.pick;
  return (
    <>
      {fault && (
        <p className="fault" role="alert">
          {t(`meetings:fault.${fault}` as 'meetings:fault.tooFew')}
        </p>
      )}
      <fieldset className="card">
        <legend>{t('meetings:agenda.runs')}</legend>
        {runs.length === 0 && (
          <p>
            {t('meetings:agenda.noRuns')} <a href={`/${language}/toolkits`}>{t('toolkits:all')}</a>
          </p>
        )}
        <Picks offered={runs} typed={state.typed} />
      </fieldset>
      <fieldset className="card">
        <legend>{t('meetings:agenda.worksheets')}</legend>
        <Picks offered={worksheets} typed={state.typed} />
      </fieldset>
    </>
  );
}

function Picks({ offered, typed }: { offered: OfferedPoint[]; typed: StepState['typed'] }) {
  return offered.map(({ pick, title, about }) => (
    <CheckboxField
      key={pick}
      name="pick"
      value={pick}
      label={[title, about].filter(Boolean).join(': ')}
      checked={typed[pick] !== undefined}
    />
  ));
}

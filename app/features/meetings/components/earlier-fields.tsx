import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';
import { fieldState, type StepState } from './step-state';

export interface EarlierFieldsProps {
  state: StepState;
  carried: { id: string; action: string; about: string }[];
}

const statuses = ['open', 'done', 'dropped'] as const;

/** How the decisions of earlier meetings stand. */
export function EarlierFields({ state, carried }: EarlierFieldsProps) {
  const { t } = useI18n();
  return carried.map(({ id, action, about }) => (
    <fieldset key={id} className="card">
      <legend>{action}</legend>
      <p className="meta">{about}</p>
      <SelectField {...fieldState(state, `carried.${id}.status`, t)} label={t('meetings:earlier.status')}>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {t(`meetings:earlier.${status}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        {...fieldState(state, `carried.${id}.completedOn`, t, t('meetings:earlier.completedOnHint'))}
        label={t('meetings:earlier.completedOn')}
        type="date"
      />
      <TextField
        {...fieldState(state, `carried.${id}.note`, t)}
        label={t('meetings:earlier.note')}
        autoComplete="off"
      />
    </fieldset>
  ));
}

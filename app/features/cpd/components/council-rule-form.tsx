import type { LocalizedText } from '~/platform/i18n/language';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, TextField } from '~/ui/field';
import type { CouncilRule } from '../council-rule';

export interface CouncilRuleFormProps {
  council: { id: string; name: LocalizedText; rule: CouncilRule };
  /** What was typed before, where it was refused. */
  typed: Partial<Record<string, string>> | undefined;
  /** Keys of `cpd:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

const textOf = (value: string | number | null) => (value === null ? '' : String(value));

/** What a council asks for, folded away until somebody wants to change it. */
export function CouncilRuleForm({ council: { id, name, rule }, typed, faults }: CouncilRuleFormProps) {
  const { language, t } = useI18n();
  const faultOf = useFaultWords('cpd', faults);
  const fields = [
    ['periodMonths', undefined],
    ['periodStart', t('cpd:rule.periodStartHint')],
    ['requiredPoints', t('cpd:rule.requiredHint')],
    ['categoryOnePercent', t('cpd:rule.emptyHint')],
    ['associationPercent', t('cpd:rule.emptyHint')],
  ] as const;
  const period = t('cpd:rule.months', { count: rule.periodMonths });
  const summary =
    rule.requiredPoints === null
      ? t('cpd:rule.summaryUnknown', { period })
      : t('cpd:rule.summary', { points: rule.requiredPoints, period });
  return (
    <details open={typed !== undefined}>
      <summary>
        {name[language]} ({id}): {summary}{' '}
        <small>({t(rule.isConfirmed ? 'cpd:rule.confirmed' : 'cpd:rule.setting')})</small>
      </summary>
      <form method="post" noValidate>
        <input type="hidden" name="council" value={id} />
        {fields.map(([field, hint]) => (
          <TextField
            key={field}
            id={`${id}.${field}`}
            name={field}
            label={t(`cpd:rule.${field}`)}
            hint={hint}
            value={typed?.[field] ?? textOf(rule[field])}
            fault={faultOf(field)}
            inputMode={field === 'periodStart' ? 'text' : 'numeric'}
          />
        ))}
        <CheckboxField
          id={`${id}.isConfirmed`}
          name="isConfirmed"
          label={t('cpd:rule.isConfirmed')}
          value="yes"
          checked={typed ? typed.isConfirmed === 'yes' : rule.isConfirmed}
        />
        <button className="quiet" name="intent" value="rule">
          {t('cpd:rule.save')}
        </button>
      </form>
    </details>
  );
}

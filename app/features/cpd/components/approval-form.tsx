import { formatNumber } from '~/platform/i18n/format';
import type { LocalizedText } from '~/platform/i18n/language';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { ChoiceField } from '~/ui/choice-field';
import { SelectField, TextField } from '~/ui/field';
import { pointsField } from '../schemas';

export interface ApprovalFormProps {
  councils: { id: string; name: LocalizedText }[];
  courses: { id: string; title: LocalizedText; creditPoints: number }[];
  typed: Partial<Record<string, string>>;
  /** Keys of `cpd:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** Records what a professional council has accredited. */
export function ApprovalForm({ councils, courses, typed, faults }: ApprovalFormProps) {
  const { language, t } = useI18n();
  const faultOf = useFaultWords('cpd', faults);
  return (
    <form method="post" noValidate>
      <SelectField
        name="council"
        label={t('cpd:record.council')}
        value={typed.council}
        fault={faultOf('council')}
        required
      >
        <option value="">{t('accounts:choose')}</option>
        {councils.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]} ({id})
          </option>
        ))}
      </SelectField>
      <TextField
        name="number"
        label={t('cpd:record.number')}
        hint={t('cpd:record.numberHint')}
        value={typed.number}
        fault={faultOf('number')}
        required
      />
      <TextField
        name="validFrom"
        type="date"
        label={t('cpd:record.from')}
        hint={t('cpd:record.dayHint')}
        value={typed.validFrom}
        fault={faultOf('validFrom')}
        required
      />
      <TextField
        name="validUntil"
        type="date"
        label={t('cpd:record.until')}
        hint={t('cpd:record.dayHint')}
        value={typed.validUntil}
        fault={faultOf('validUntil')}
        required
      />
      <ChoiceField
        name="category"
        label={t('cpd:record.category')}
        hint={t('cpd:record.categoryHint')}
        any={t('cpd:record.noCategory')}
        value={typed.category}
        options={(['1', '2'] as const).map((category) => [
          category,
          t('cpd:approvals.category', { category }),
        ])}
      />
      <fieldset>
        <legend>{t('cpd:record.courses')}</legend>
        <p className="hint">{t('cpd:record.coursesHint')}</p>
        {faults.courses && <p className="fault">{faultOf('courses')}</p>}
        {courses.map(({ id, title, creditPoints }) => (
          <TextField
            key={id}
            name={pointsField(id)}
            label={title[language]}
            hint={t('cpd:record.claim', { points: formatNumber(creditPoints, language) })}
            value={typed[pointsField(id)]}
            fault={faultOf(pointsField(id))}
            inputMode="decimal"
          />
        ))}
      </fieldset>
      <button className="button" name="intent" value="record">
        {t('cpd:record.submit')}
      </button>
    </form>
  );
}

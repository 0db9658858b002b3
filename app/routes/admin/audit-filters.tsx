import { auditActions } from '~/platform/audit-search';
import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { CheckboxField, SelectField, TextField } from '~/ui/field';

export interface AuditFiltersProps {
  /** What was asked for, by field. */
  typed: Partial<Record<string, string>>;
  /** Keys of `admin:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** Filters that are asked for less often; they are open where one of them is set. */
const more = ['action', 'object', 'from', 'to', 'system'];

/** What the audit trail is searched by. */
export function AuditFilters({ typed, faults }: AuditFiltersProps) {
  const { t } = useI18n();
  const faultOf = useFaultWords('admin', faults);
  const textField = (name: 'person' | 'actor' | 'object' | 'from' | 'to', type: 'text' | 'date' = 'text') => (
    <TextField
      name={name}
      // A field of dates shows none that doesn't exist.
      type={faults[name] ? 'text' : type}
      label={t(`admin:audit.filter.${name}`)}
      hint={t(`admin:audit.filter.${name}Hint`)}
      value={typed[name]}
      fault={faultOf(name)}
    />
  );
  return (
    <form className="filters" role="search" noValidate>
      {textField('person')}
      {textField('actor')}
      <details open={more.some((name) => typed[name])}>
        <summary>{t('admin:audit.filter.more')}</summary>
        <div>
          <SelectField
            name="action"
            label={t('admin:audit.filter.action')}
            value={typed.action}
            fault={faultOf('action')}
          >
            <option value="">{t('admin:audit.filter.anyAction')}</option>
            {auditActions.map((action) => (
              <option key={action} value={action}>
                {t(`admin:actions.${action}`)}
              </option>
            ))}
          </SelectField>
          {textField('object')}
          {textField('from', 'date')}
          {textField('to', 'date')}
          <CheckboxField
            name="system"
            value="yes"
            label={t('admin:audit.filter.system')}
            checked={typed.system === 'yes'}
          />
        </div>
      </details>
      <button className="quiet">{t('admin:audit.filter.search')}</button>
    </form>
  );
}

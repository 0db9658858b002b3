import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField, TextField } from '~/ui/field';

export interface BankFormProps {
  institutes: { id: string; name: string }[];
  typed: Partial<Record<string, string>>;
  /** Keys of `items:errors`, by field. */
  faults: Partial<Record<string, string>>;
}

/** Opens an item bank. */
export function BankForm({ institutes, typed, faults }: BankFormProps) {
  const { t } = useI18n();
  const faultOf = useFaultWords('items', faults);
  const [only] = institutes;
  return (
    <form method="post" noValidate>
      {institutes.length === 1 ? (
        <input type="hidden" name="institute" value={only?.id} />
      ) : (
        <SelectField
          name="institute"
          label={t('items:institute')}
          value={typed.institute}
          fault={faultOf('institute')}
        >
          {institutes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField name="titleSw" label={t('items:titleSw')} value={typed.titleSw} fault={faultOf('titleSw')} />
      <TextField name="titleEn" label={t('items:titleEn')} value={typed.titleEn} fault={faultOf('titleEn')} />
      <TextField
        name="id"
        label={t('items:id')}
        hint={t('items:idHint')}
        autoComplete="off"
        value={typed.id}
        fault={faultOf('id')}
      />
      <button className="button">{t('items:submitBank')}</button>
    </form>
  );
}

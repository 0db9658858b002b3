import { useFaultWords } from '~/platform/i18n/use-fault-words';
import { useI18n } from '~/platform/i18n/use-i18n';
import { EarlierValues } from '~/ui/earlier-values';
import { SelectField, TextField } from '~/ui/field';
import { instituteKinds } from '../institute-kinds';

export interface InstituteFormProps {
  /** Whether it is a new institute, whose short name is still to be chosen. */
  asksId?: boolean;
  /** What the fields hold, by field; what they were filled with at first as `was.<field>`. */
  typed: Partial<Record<string, string>>;
  /** Keys of `institutes:errors`, by field. */
  faults: Partial<Record<string, string>>;
  button: string;
}

export function InstituteForm({ asksId, typed, faults, button }: InstituteFormProps) {
  const { t } = useI18n();
  const faultOf = useFaultWords('institutes', faults);
  return (
    <form method="post" noValidate>
      <EarlierValues fields={['kind', 'nameSw', 'nameEn']} typed={typed} />
      {asksId && (
        <TextField
          name="id"
          label={t('institutes:id')}
          hint={t('institutes:idHint')}
          value={typed.id}
          fault={faultOf('id')}
          required
        />
      )}
      <SelectField
        name="kind"
        label={t('institutes:kindLabel')}
        value={typed.kind}
        fault={faultOf('kind')}
        required
      >
        <option value="">{t('accounts:choose')}</option>
        {instituteKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`institutes:kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="nameSw"
        label={t('institutes:nameSw')}
        hint={t('institutes:nameHint')}
        value={typed.nameSw}
        fault={faultOf('nameSw')}
        required
      />
      <TextField
        name="nameEn"
        label={t('institutes:nameEn')}
        hint={t('institutes:nameHint')}
        value={typed.nameEn}
        fault={faultOf('nameEn')}
        required
      />
      <button className="button">{button}</button>
    </form>
  );
}

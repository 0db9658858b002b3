import { cadres } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';

/** Narrows a list to what is for one cadre. */
export function CadreField({ value }: { value: string | undefined }) {
  const { t } = useI18n();
  return (
    <SelectField name="cadre" label={t('catalog:cadre')} value={value}>
      <option value="">{t('catalog:allCadres')}</option>
      {cadres.map((cadre) => (
        <option key={cadre} value={cadre}>
          {t(`accounts:cadre.${cadre}`)}
        </option>
      ))}
    </SelectField>
  );
}

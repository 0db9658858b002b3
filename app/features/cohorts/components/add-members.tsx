import { cadres } from '~/features/accounts/index';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField, SelectField } from '~/ui/field';

export interface AddMembersProps {
  /** Councils whose people the reader answers for. */
  councils: readonly { id: string; name: string }[];
  isOnline: boolean;
}

/** The two ways to put people into a cohort: a list, or everybody of a cadre in a council. */
export function AddMembers({ councils, isOnline }: AddMembersProps) {
  const { language, t } = useI18n();
  return (
    <>
      <form method="post" encType="multipart/form-data">
        <FileField
          name="file"
          label={t(isOnline ? 'cohorts:add.file' : 'cohorts:add.attendance')}
          hint={t('cohorts:add.fileHint')}
          accept=".csv,.xlsx"
        />
        <p>
          <a href={`/${language}/tracking/cohorts/template.csv`}>{t('cohorts:add.template')}</a>
        </p>
        <button className="quiet" name="intent" value="file">
          {t('cohorts:add.send')}
        </button>
      </form>
      {councils.length > 0 && (
        <details>
          <summary>{t('cohorts:add.filter')}</summary>
          <form method="post">
            <SelectField name="cadre" label={t('tracking:field.cadre')}>
              {cadres.map((cadre) => (
                <option key={cadre} value={cadre}>
                  {t(`accounts:cadre.${cadre}`)}
                </option>
              ))}
            </SelectField>
            <SelectField name="council" label={t('tracking:field.council')}>
              {councils.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <button className="quiet" name="intent" value="filter">
              {t('cohorts:add.all')}
            </button>
          </form>
        </details>
      )}
    </>
  );
}

import { useI18n } from '~/platform/i18n/use-i18n';
import { FileField } from '~/ui/field';

/** The form for a list of members, or the attendance sheet of a training face to face. */
export function AddByList({ kind }: { kind: 'online' | 'faceToFace' }) {
  const { language, t } = useI18n();
  const isSheet = kind === 'faceToFace';
  return (
    <form method="post" encType="multipart/form-data">
      <FileField
        name="file"
        label={t(isSheet ? 'cohorts:add.attendance' : 'cohorts:add.file')}
        hint={t(isSheet ? 'cohorts:add.attendanceHint' : 'cohorts:add.fileHint')}
        accept=".csv,.xlsx"
      />
      <p>
        <a href={`/${language}/tracking/cohorts/template.csv?kind=${kind}`}>{t('cohorts:add.template')}</a>
      </p>
      <button className="button" name="intent" value="file">
        {t('cohorts:add.send')}
      </button>
    </form>
  );
}

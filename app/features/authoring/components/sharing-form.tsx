import type { Sharing } from '~db/schema/authoring';
import { useI18n } from '~/platform/i18n/use-i18n';
import { SelectField } from '~/ui/field';

const kinds = ['no', 'lessons', 'all'] as const satisfies readonly Sharing[];

/** What other institutes may copy of a course. */
export function SharingForm({ sharing }: { sharing: Sharing }) {
  const { t } = useI18n();
  return (
    <section>
      <h2>{t('course-copies:title')}</h2>
      <p>{t('course-copies:lead')}</p>
      <form method="post">
        <input type="hidden" name="intent" value="share" />
        <SelectField name="sharing" label={t('course-copies:what')} value={sharing}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`course-copies:kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <button className="button">{t('course-copies:save')}</button>
      </form>
    </section>
  );
}

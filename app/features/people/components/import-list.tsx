import { formatDateTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface ImportListProps {
  imports: { id: string; fileName: string; uploadedAt: string; isApplied: boolean }[];
}

/** The lists that somebody has uploaded within a day. */
export function ImportList({ imports }: ImportListProps) {
  const { language, t } = useI18n();
  if (imports.length === 0) return null;
  return (
    <section>
      <h2>{t('people:import.recent')}</h2>
      <ul>
        {imports.map(({ id, fileName, uploadedAt, isApplied }) => (
          <li key={id}>
            <a href={`/${language}/people/import/${id}`}>{fileName}</a>
            <small className="aside">
              {formatDateTime(new Date(uploadedAt), language)}
              {', '}
              {t(isApplied ? 'people:import.recentApplied' : 'people:import.recentOpen')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

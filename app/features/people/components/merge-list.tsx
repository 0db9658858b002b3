import { formatPhone } from '~/features/accounts/index';
import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface MergeListProps {
  merges: {
    id: string;
    kept: { name: string; phone: string };
    mergedName: string;
    mergedAt: string;
    mergedBy: string | null;
  }[];
}

/** Merges that can be undone, each with the button that does so. */
export function MergeList({ merges }: MergeListProps) {
  const { language, t } = useI18n();
  if (merges.length === 0) return null;
  return (
    <section>
      <h2>{t('people:duplicates.merges')}</h2>
      {merges.map(({ id, kept, mergedName, mergedAt, mergedBy }) => (
        <form key={id} method="post" className="deed">
          <span>
            {t('people:duplicates.mergedInto', {
              merged: mergedName,
              kept: kept.name,
              phone: formatPhone(kept.phone),
              date: formatDate(new Date(mergedAt), language),
            })}
            {mergedBy !== null && (
              <small className="aside">{t('people:duplicates.mergedBy', { name: mergedBy })}</small>
            )}
          </span>
          <input type="hidden" name="merge" value={id} />
          <button className="quiet" name="intent" value="undo">
            {t('people:duplicates.undo')}
          </button>
        </form>
      ))}
    </section>
  );
}

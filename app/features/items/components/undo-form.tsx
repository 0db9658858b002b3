import { useI18n } from '~/platform/i18n/use-i18n';
import type { BulkDeed } from '../schemas';

/** Takes back what was done with chosen questions. */
export function UndoForm({ deed, items, tag }: BulkDeed) {
  const { t } = useI18n();
  return (
    <form method="post">
      <input type="hidden" name="tag" value={tag} />
      {items.map((item) => (
        <input key={item} type="hidden" name="items" value={item} />
      ))}
      <button className="quiet" name="deed" value={deed}>
        {t('items:bulk.undo')}
      </button>
    </form>
  );
}

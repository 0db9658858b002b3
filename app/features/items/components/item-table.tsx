import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { ItemDraft } from '~db/schema/items';
import type { Stage } from '../read-question';
import type { DraftReason } from '~db/schema/items';

export interface ListedItem {
  itemId: string;
  /** The words of the question, else its name. */
  title: string;
  type: ItemDraft['type'] | null;
  /** Why it is a draft. */
  reason: DraftReason | null;
  outcome: string;
  difficulty: 'easy' | 'medium' | 'hard' | null;
  stage: Stage | null;
  tags: string[];
}

/** Questions of a bank, each with a box to choose it by. @param home the bank's address */
export function ItemTable({ items, found, home }: { items: ListedItem[]; found: number; home: string }) {
  const { t } = useI18n();
  const labelsOf = ({ outcome, difficulty, stage, tags }: ListedItem) =>
    [
      outcome,
      difficulty && t(`items:difficulty.${difficulty}`),
      stage && t(`items:stage.${stage}`),
      ...tags,
    ].filter(Boolean);
  return (
    <DataTable
      caption={t('items:found', { count: found })}
      columns={[
        {
          label: t('items:question'),
          cell: ({ itemId, title }) => <a href={`${home}/questions/${itemId}`}>{title || itemId}</a>,
        },
        {
          label: t('items:bulk.column'),
          cell: ({ itemId, title }) => (
            <input
              type="checkbox"
              name="items"
              value={itemId}
              aria-label={t('items:bulk.choose', { title: title || itemId })}
            />
          ),
        },
        {
          label: t('items:typeLabel'),
          cell: ({ type, reason }) =>
            type ? (
              t(`items:type.${type}`)
            ) : (
              <>
                {t('items:state.draft')}
                {reason && <small className="aside">{t(`items:reason.${reason}`)}</small>}
              </>
            ),
        },
        { label: t('items:labels'), cell: (item) => labelsOf(item).join(', ') },
      ]}
      rows={items}
      keyOf={({ itemId }) => itemId}
    />
  );
}

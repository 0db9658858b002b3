import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { PlannedRow } from '../plan-import';

/** What becomes of each question of a file. */
export function ImportRows({ rows }: { rows: PlannedRow[] }) {
  const { t } = useI18n();
  const placeOf = ({ path, line }: PlannedRow) =>
    path === null ? t('items:preview.line', { line }) : t('items:preview.inFile', { path, line });
  return (
    <DataTable
      caption={t('items:preview.rows')}
      columns={[
        { label: t('items:question'), cell: ({ name, id }) => name || id },
        { label: t('items:preview.place'), cell: placeOf },
        {
          label: t('items:typeLabel'),
          cell: ({ type }) => (type === null ? t('items:state.draft') : t(`items:type.${type}`)),
        },
        { label: t('items:preview.what'), cell: ({ what }) => t(`items:what.${what}`) },
        {
          label: t('items:preview.remarks'),
          cell: ({ reason, notes }) =>
            [
              ...(reason ? [t(`items:reason.${reason}`)] : []),
              ...notes.map((note) => t(`items:note.${note}`)),
            ].join('; '),
        },
      ]}
      rows={rows}
      keyOf={({ id }) => id}
    />
  );
}

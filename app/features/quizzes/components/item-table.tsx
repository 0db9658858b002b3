import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { ShownItem } from '../present-analysis';
import { ItemName } from './item-name';

/** Every version of a quiz's questions with its figures; the figures are left out where too few were asked. */
export function ItemTable({ items }: { items: ShownItem[] }) {
  const { language, t } = useI18n();
  return (
    <DataTable
      caption={t('analysis:items')}
      rows={items}
      keyOf={({ anchor }) => anchor}
      columns={[
        {
          label: t('analysis:question'),
          cell: (item) => (
            <a href={`#${item.anchor}`}>
              <ItemName item={item} />
            </a>
          ),
        },
        {
          label: t('analysis:attempts'),
          cell: ({ attempts }) => formatNumber(attempts, language, 0),
          isNumber: true,
        },
        {
          label: t('analysis:facility'),
          cell: ({ figures }) =>
            figures
              ? t('shell:percent', { value: formatNumber(100 * figures.facility, language, 0) })
              : t('analysis:tooFew'),
          isNumber: true,
        },
        {
          label: t('analysis:discrimination'),
          cell: ({ figures }) => figures && <Discrimination value={figures.discrimination} />,
          isNumber: true,
        },
        {
          label: t('analysis:flags'),
          cell: ({ figures }) => figures?.flags.map(({ kind }) => t(`analysis:short.${kind}`)).join('; '),
        },
      ]}
    />
  );
}

function Discrimination({ value }: { value: number | null }) {
  const { language, t } = useI18n();
  return value === null ? t('analysis:notDefined') : formatNumber(value, language, 2);
}

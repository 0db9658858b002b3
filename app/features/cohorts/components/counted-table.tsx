import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

interface Count {
  cadre: string;
  sex: 'female' | 'male' | '';
  people: number;
}

/** Those on an attendance sheet who have no account that could be found: how many, by cadre and sex. */
export function CountedTable({ counted }: { counted: readonly Count[] }) {
  const { language, t } = useI18n();
  const number = (value: number) => formatNumber(value, language, 0);
  const count = counted.reduce((sum, { people }) => sum + people, 0);
  return (
    <DataTable<Count>
      caption={t('cohorts:counted.caption', { count, replace: { count: number(count) } })}
      rows={counted}
      keyOf={({ cadre, sex }) => `${cadre}/${sex}`}
      columns={[
        {
          label: t('tracking:list.cadre'),
          cell: ({ cadre }) =>
            cadre === '' ? t('cohorts:counted.noCadre') : t(`accounts:cadre.${cadre as 'CO'}`),
        },
        {
          label: t('tracking:field.sex'),
          cell: ({ sex }) => (sex === '' ? t('cohorts:counted.noSex') : t(`tracking:${sex}`)),
        },
        { label: t('cohorts:people'), cell: ({ people }) => number(people), isNumber: true },
      ]}
    />
  );
}

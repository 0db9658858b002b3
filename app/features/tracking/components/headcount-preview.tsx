import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { FactList } from '~/ui/fact-list';
import { Notice } from '~/ui/notice';

export interface HeadcountPreviewProps {
  /** Rows that say something new, as many as are shown. */
  changes: readonly { councilName: string; cadre: string; inPost: number; before: number | null }[];
  counts: { changed: number; same: number; rejected: number };
  rejected: readonly {
    line: number;
    cells: string[];
    fault: 'council' | 'outside' | 'cadre' | 'number' | 'duplicate';
  }[];
  /** The rows that can be taken, as CSV, to be sent again by the form. */
  list: string;
}

/** What a list of headcounts would change, which of its rows are refused and why, and the button that takes it over. */
export function HeadcountPreview({ changes, counts, rejected, list }: HeadcountPreviewProps) {
  const { language, t } = useI18n();
  const number = (value: number) => formatNumber(value, language, 0);
  return (
    <section>
      <h2>{t('tracking:headcounts.preview')}</h2>
      <FactList
        facts={[
          [t('tracking:headcounts.changed'), number(counts.changed)],
          [t('tracking:headcounts.same'), number(counts.same)],
          [t('tracking:headcounts.rejected'), number(counts.rejected)],
        ]}
      />
      {counts.changed > 0 ? (
        <form method="post" encType="multipart/form-data">
          <input type="hidden" name="list" value={list} />
          <button className="button">{t('tracking:headcounts.apply')}</button>
        </form>
      ) : (
        <Notice kind="plain">{t('tracking:headcounts.nothing')}</Notice>
      )}
      {rejected.length > 0 && (
        <DataTable
          caption={t('tracking:headcounts.rejectedRows')}
          rows={rejected}
          keyOf={({ line }) => String(line)}
          columns={[
            {
              label: t('tracking:headcounts.row'),
              cell: ({ line, cells }) => `${number(line)}: ${cells.filter(Boolean).join(', ')}`,
            },
            {
              label: t('tracking:headcounts.reason'),
              cell: ({ fault }) => t(`tracking:headcounts.fault.${fault}`),
            },
          ]}
        />
      )}
      {changes.length > 0 && (
        <DataTable
          caption={t('tracking:headcounts.changes')}
          rows={changes}
          keyOf={({ councilName, cadre }) => `${councilName}/${cadre}`}
          columns={[
            { label: t('tracking:list.council'), cell: ({ councilName }) => councilName },
            { label: t('tracking:list.cadre'), cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`) },
            {
              label: t('tracking:headcounts.before'),
              cell: ({ before }) => (before === null ? t('tracking:headcounts.unknown') : number(before)),
              isNumber: true,
            },
            {
              label: t('tracking:headcounts.after'),
              cell: ({ inPost }) => number(inPost),
              isNumber: true,
            },
          ]}
        />
      )}
    </section>
  );
}

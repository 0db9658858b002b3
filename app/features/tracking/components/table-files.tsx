import { useI18n } from '~/platform/i18n/use-i18n';

export interface TableFilesProps {
  /** Address of the files, without the ending. */
  address: string;
  /** What the page is filtered by, without the question mark. */
  search?: string;
}

/** Links to what a page shows as a CSV and as an Excel file. */
export function TableFiles({ address, search }: TableFilesProps) {
  const { t } = useI18n();
  const query = search === undefined ? '' : `?${search}`;
  return (
    <>
      <a href={`${address}.csv${query}`}>{t('tracking:shared.csv')}</a>{' '}
      <a href={`${address}.xlsx${query}`}>{t('tracking:shared.xlsx')}</a>
    </>
  );
}

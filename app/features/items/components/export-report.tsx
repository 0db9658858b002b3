import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import type { LeftOutCode, LossCode } from '../written-items';

export interface ExportReportProps {
  /** Number of questions in the file. */
  written: number;
  drafts: number;
  leftOut: { id: string; code: LeftOutCode }[];
  losses: { id: string; code: LossCode }[];
  /** The file's address and name. */
  address: string;
  file: string;
  /** The bank's address. */
  home: string;
}

/** A file that is ready, and what of the bank it can't hold. */
export function ExportReport({ written, drafts, leftOut, losses, address, file, home }: ExportReportProps) {
  const { t } = useI18n();
  const question = ({ id }: { id: string }) => <a href={`${home}/questions/${id}`}>{id}</a>;
  return (
    <>
      <p>{t('items:exporting.written', { count: written })}</p>
      {written > 0 && (
        <p>
          <a className="button" href={address}>
            {t('items:exporting.download', { file })}
          </a>
        </p>
      )}
      {drafts > 0 && <p>{t('items:exporting.drafts', { count: drafts })}</p>}
      {leftOut.length > 0 && (
        <DataTable
          caption={t('items:exporting.leftOut')}
          columns={[
            { label: t('items:question'), cell: question },
            { label: t('items:exporting.why'), cell: ({ code }) => t(`items:leftOut.${code}`) },
          ]}
          rows={leftOut}
          keyOf={({ id }) => id}
        />
      )}
      {losses.length > 0 && (
        <DataTable
          caption={t('items:exporting.losses')}
          columns={[
            { label: t('items:question'), cell: question },
            { label: t('items:exporting.why'), cell: ({ code }) => t(`items:loss.${code}`) },
          ]}
          rows={losses}
          keyOf={({ id, code }) => `${id} ${code}`}
        />
      )}
    </>
  );
}

import { formatDate, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';

interface CertificatesTableProps {
  certificates: readonly {
    id: string;
    number: string;
    personId: string;
    name: string;
    cadre: string;
    councilName: string;
    facilityName: string | null;
    /** Of the course or path; null where it is no longer offered. */
    title: string | null;
    issuedAt: string;
    validUntil: string | null;
  }[];
  total: number;
  /** A longer list is called more than this. */
  most: number;
}

/** Certificates with their holders; a name leads to the person's record. */
export function CertificatesTable({ certificates, total, most }: CertificatesTableProps) {
  const { language, t } = useI18n();
  type Certificate = (typeof certificates)[number];
  const day = (moment: string | null) => moment && formatDate(new Date(moment), language);
  const count = formatNumber(Math.min(total, most), language, 0);
  return (
    <DataTable<Certificate>
      caption={
        total > most
          ? t('tracking:certificates.more', { count: most, replace: { count } })
          : t('tracking:certificates.count', { count: total, replace: { count } })
      }
      rows={certificates}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t('tracking:certificates.name'),
          cell: ({ personId, name }) => <a href={`/${language}/tracking/learners/${personId}`}>{name}</a>,
        },
        { label: t('tracking:certificates.course'), cell: ({ title }) => title },
        {
          label: t('tracking:certificates.cadre'),
          cell: ({ cadre }) => t(`accounts:cadre.${cadre as 'CO'}`),
        },
        {
          label: t('tracking:certificates.place'),
          cell: ({ facilityName, councilName }) => [facilityName, councilName].filter(Boolean).join(', '),
        },
        { label: t('tracking:certificates.issued'), cell: ({ issuedAt }) => day(issuedAt) },
        {
          label: t('tracking:certificates.until'),
          cell: ({ validUntil }) => day(validUntil) ?? t('tracking:list.noEnd'),
        },
        { label: t('tracking:certificates.number'), cell: ({ number }) => number },
      ]}
    />
  );
}

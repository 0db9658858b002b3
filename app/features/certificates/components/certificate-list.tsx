import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownCertificate } from './certificate-facts';

export interface CertificateListProps {
  certificates: (Pick<ShownCertificate, 'number' | 'issuedAt' | 'validUntil' | 'standing'> & {
    title: string;
  })[];
}

/** A person's certificates: of each its date, or what has come of it. */
export function CertificateList({ certificates }: CertificateListProps) {
  const { language, t } = useI18n();
  const day = (date: string) => formatDate(new Date(date), language);
  return (
    <ul className="attempts">
      {certificates.map(({ number, title, issuedAt, validUntil, standing }) => (
        <li key={number}>
          <a href={`/${language}/me/certificates/${number}`}>{title}</a>
          <span>
            {standing === 'revoked'
              ? t('certificates:list.revoked')
              : validUntil === null
                ? day(issuedAt)
                : t(standing === 'expired' ? 'certificates:list.expired' : 'certificates:list.until', {
                    date: day(validUntil),
                  })}
          </span>
        </li>
      ))}
    </ul>
  );
}

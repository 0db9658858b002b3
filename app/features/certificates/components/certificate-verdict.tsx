import { formatDate, formatDateTime } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { ShownCertificate } from './certificate-facts';

export interface CertificateVerdictProps {
  number: string;
  /** null where Tumia has issued none with this number. */
  certificate: Pick<ShownCertificate, 'standing' | 'revoked' | 'replaced' | 'validUntil'> | null;
  /** An ISO moment. */
  checkedAt: string;
}

const looks = {
  valid: 'valid',
  expired: 'revoked',
  revoked: 'revoked',
  replaced: 'revoked',
  unknown: 'unknown',
} as const;

/** Whether a certificate holds, in large words, for whoever checks it. */
export function CertificateVerdict({ number, certificate, checkedAt }: CertificateVerdictProps) {
  const { language, t } = useI18n();
  const verdict = certificate?.standing ?? 'unknown';
  const { revoked, replaced, validUntil } = certificate ?? {};
  const day = (date: string) => formatDate(new Date(date), language);
  return (
    <div className={`verdict-box ${looks[verdict]}`} role="status">
      <h1>{t(`certificates:${verdict}`)}</h1>
      <p>
        {verdict === 'unknown' && t('certificates:unknownText', { number })}
        {verdict === 'valid' && t('certificates:validText')}
        {verdict === 'expired' && validUntil && t('certificates:expiredText', { date: day(validUntil) })}
        {verdict === 'revoked' &&
          revoked &&
          t('certificates:revokedText', { date: day(revoked.at), reason: revoked.reason })}
        {verdict === 'replaced' && replaced && (
          <>
            {t(`certificates:replacedText.${replaced.cause}`, { date: day(replaced.at) })}{' '}
            <a href={`/${language}/verify/${replaced.by}`}>{replaced.by}</a>
          </>
        )}
      </p>
      <p className="meta">
        {t('certificates:checkedAt', { when: formatDateTime(new Date(checkedAt), language) })}
      </p>
    </div>
  );
}

import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import type { ShownCertificate } from './certificate-facts';

/** Tells the holder what has come of their certificate; nothing where it holds. */
export function OwnCertificateNotice({
  standing,
  revoked,
  replaced,
  validUntil,
}: Pick<ShownCertificate, 'standing' | 'revoked' | 'replaced' | 'validUntil'>) {
  const { language, t } = useI18n();
  const day = (date: string) => formatDate(new Date(date), language);
  if (standing === 'revoked' && revoked) {
    return (
      <Notice kind="bad">
        <p>{t('certificates:revoked')}</p>
        <p>{t('certificates:revokedText', { date: day(revoked.at), reason: revoked.reason })}</p>
      </Notice>
    );
  }
  if (standing === 'replaced' && replaced) {
    return (
      <Notice kind="plain">
        {t(`certificates:replacedText.${replaced.cause}`, { date: day(replaced.at) })}{' '}
        <a href={`/${language}/me/certificates/${replaced.by}`}>{replaced.by}</a>
      </Notice>
    );
  }
  if (standing === 'expired' && validUntil) {
    return <Notice kind="bad">{t('certificates:expiredText', { date: day(validUntil) })}</Notice>;
  }
  return null;
}

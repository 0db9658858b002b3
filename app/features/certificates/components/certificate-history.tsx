import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface CertificateHistoryProps {
  /** The newest first; times are ISO dates. */
  revocations: {
    at: string;
    reason: string;
    appeal: string | null;
    appealedAt: string | null;
    restoredAt: string | null;
    restorationReason: string | null;
  }[];
  /** Numbers of those in whose place it came. */
  replaces: string[];
}

/** What has happened to a certificate, for those who answer for it. */
export function CertificateHistory({ revocations, replaces }: CertificateHistoryProps) {
  const { language, t } = useI18n();
  const day = (date: string) => formatDate(new Date(date), language);
  if (revocations.length === 0 && replaces.length === 0) return null;
  return (
    <section>
      <h2>{t('certificates:manage.history')}</h2>
      {replaces.map((number) => (
        <p key={number}>
          {t('certificates:manage.replaces')}{' '}
          <a href={`/${language}/studio/certificates/${number}`}>{number}</a>
        </p>
      ))}
      {revocations.map(({ at, reason, appeal, appealedAt, restoredAt, restorationReason }) => (
        <div key={at}>
          <p>{t('certificates:revokedText', { date: day(at), reason })}</p>
          {appeal && appealedAt && (
            <>
              <p>{t('certificates:manage.appealOf', { date: day(appealedAt) })}</p>
              <blockquote className="source">{appeal}</blockquote>
            </>
          )}
          {restoredAt && (
            <p>
              {t('certificates:manage.restoredText', {
                date: day(restoredAt),
                reason: restorationReason ?? '',
              })}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

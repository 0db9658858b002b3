import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';

export interface PathStandingProps {
  coursesDone: number;
  coursesTotal: number;
  /** Where the large button leads, without the language; null once every course is complete. */
  next: { url: string; title: string } | null;
  isBegun: boolean;
  /** Number of the certificate of the whole path, once there is one. */
  certificate: string | null;
}

/** How far somebody is on a learning path, and the one large button that leads to the right next thing. */
export function PathStanding({ coursesDone, coursesTotal, next, isBegun, certificate }: PathStandingProps) {
  const { language, t } = useI18n();
  return (
    <>
      {isBegun && (
        <p className="meta">{t('progress:coursesDone', { done: coursesDone, count: coursesTotal })}</p>
      )}
      {next ? (
        <>
          <LinkButton to={`/${language}${next.url}`}>
            {t(isBegun ? 'progress:continue' : 'progress:start')}
          </LinkButton>
          <p className="meta">{t('progress:nextIs', { title: next.title })}</p>
        </>
      ) : (
        <>
          <p>
            <strong>{t('progress:pathComplete')}</strong>
          </p>
          {!certificate && <LinkButton to={`/${language}/me`}>{t('progress:certificates')}</LinkButton>}
        </>
      )}
      {certificate && (
        <LinkButton to={`/${language}/me/certificates/${certificate}`}>
          {t('progress:seePathCertificate')}
        </LinkButton>
      )}
    </>
  );
}

import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { LinkButton } from '~/ui/link-button';

export interface RenewalNoticeProps {
  /** ISO dates. */
  validUntil: string;
  opensAt: string;
  isOpen: boolean;
  /** Whether the certificate has ended already. */
  isOver: boolean;
  /** To read again first; pages without their language. */
  lessons: { url: string; title: string }[];
  /** Page of the final, without its language. */
  final: string;
}

/** When the certificate of a course ends, and how it is renewed: by some lessons and the final. */
export function RenewalNotice({ validUntil, opensAt, isOpen, isOver, lessons, final }: RenewalNoticeProps) {
  const { language, t } = useI18n();
  const date = formatDate(new Date(validUntil), language);
  if (!isOpen) {
    return (
      <p className="meta">
        {t('certificates:renewal.later', { date, from: formatDate(new Date(opensAt), language) })}
      </p>
    );
  }
  return (
    <section>
      <h2>{t('certificates:renewal.title')}</h2>
      <p>{t(isOver ? 'certificates:renewal.over' : 'certificates:renewal.near', { date })}</p>
      {lessons.length > 0 && (
        <>
          <p>{t('certificates:renewal.readAgain')}</p>
          <ul>
            {lessons.map(({ url, title }) => (
              <li key={url}>
                <a href={`/${language}${url}`}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t('certificates:renewal.passAgain')}</p>
      <LinkButton to={`/${language}${final}`}>{t('certificates:renewal.goFinal')}</LinkButton>
    </section>
  );
}

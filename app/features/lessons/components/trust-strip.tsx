import { formatDay } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface TrustStripProps {
  /** What stands above it, where it isn't about a lesson. */
  heading?: string;
  institute: string;
  author: string;
  /** null until a native reviewer has read the Swahili. */
  swahiliReviewer: string | null;
  /** Day of the last change, `2026-11-22`. */
  updated: string;
  sources: string[];
}

/** Why a lesson may be trusted: who answers for it, who read it, how old it is, what it rests on. In few words: it travels with each lesson. */
export function TrustStrip({
  heading,
  institute,
  author,
  swahiliReviewer,
  updated,
  sources,
}: TrustStripProps) {
  const { language, t } = useI18n();
  return (
    <section className="trust">
      <h2>{heading ?? t('lessons:trust')}</h2>
      <p>{institute}</p>
      <p>
        {author}
        {'. '}
        {t('lessons:updatedOn', { date: formatDay(updated, language) })}{' '}
        {swahiliReviewer ? t('lessons:swahiliReadBy', { name: swahiliReviewer }) : t('lessons:notReviewed')}
      </p>
      <p>{t('lessons:restsOn')}</p>
      <ul>
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </section>
  );
}

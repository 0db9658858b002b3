import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface TrustStripProps {
  institute: string;
  author: string;
  /** null until a native reviewer has read the Swahili. */
  swahiliReviewer: string | null;
  /** Day of the last change, `2026-11-22`. */
  updated: string;
  sources: string[];
}

/** Why a lesson may be trusted: who answers for it, who read it, how old it is, what it rests on. */
export function TrustStrip({ institute, author, swahiliReviewer, updated, sources }: TrustStripProps) {
  const { language, t } = useI18n();
  return (
    <section className="trust">
      <h2>{t('lessons:trust')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('lessons:institute')}</dt>
          <dd>{institute}</dd>
        </div>
        <div>
          <dt>{t('lessons:author')}</dt>
          <dd>{author}</dd>
        </div>
        <div>
          <dt>{t('lessons:reviewer')}</dt>
          <dd>{swahiliReviewer ?? t('lessons:notReviewed')}</dd>
        </div>
        <div>
          <dt>{t('lessons:updated')}</dt>
          <dd>{formatDate(new Date(`${updated}T12:00:00Z`), language)}</dd>
        </div>
        <div>
          <dt>{t('lessons:sources')}</dt>
          <dd>
            <ul>
              {sources.map((source) => (
                <li key={source}>{source}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </section>
  );
}

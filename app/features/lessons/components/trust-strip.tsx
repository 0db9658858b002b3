import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';

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

/** Why a lesson may be trusted: who answers for it, who read it, how old it is, what it rests on. */
export function TrustStrip({
  heading,
  institute,
  author,
  swahiliReviewer,
  updated,
  sources,
}: TrustStripProps) {
  const { language, t } = useI18n();
  const facts = [
    [t('lessons:institute'), institute],
    [t('lessons:author'), author],
    [t('lessons:reviewer'), swahiliReviewer ?? t('lessons:notReviewed')],
    [t('lessons:updated'), formatDate(new Date(`${updated}T12:00:00Z`), language)],
    [
      t('lessons:sources'),
      <ul key="sources">
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>,
    ],
  ] as const;
  return (
    <section className="trust">
      <h2>{heading ?? t('lessons:trust')}</h2>
      <FactList facts={facts} />
    </section>
  );
}

import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

export interface OwnFeedbackProps {
  told: readonly { id: string; text: string; sentAt: string; answer: string | null }[];
}

/** What somebody told lately, each with its answer or that it waits for one. */
export function OwnFeedback({ told }: OwnFeedbackProps) {
  const { language, t } = useI18n();
  if (told.length === 0) return null;
  return (
    <section id="told">
      <h2>{t('feedback:own')}</h2>
      <dl className="facts">
        {told.map(({ id, text, sentAt, answer }) => (
          <div key={id}>
            <dt>{`${formatDate(new Date(sentAt), language)}: ${text}`}</dt>
            <dd>{answer ?? t('feedback:waiting')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import { formatDate } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';

interface Told {
  id: string;
  text: string;
  /** ISO moment. */
  sentAt: string;
  answer: string | null;
}

/** Answers that somebody hasn't put aside, each beneath what they told. */
export function NewAnswers({ answers }: { answers: readonly Told[] }) {
  const { language, t } = useI18n();
  if (answers.length === 0) return null;
  return (
    <section id="answers">
      <h2>{t('feedback:answered')}</h2>
      {answers.map(({ id, text, answer }) => (
        <form key={id} method="post" action={`/${language}/me/notices`} className="notice plain">
          <p>{t('feedback:youTold', { text })}</p>
          <p>
            <strong>{answer}</strong>
          </p>
          <input type="hidden" name="answer" value={id} />
          <button className="quiet">{t('reminders:putAside')}</button>
        </form>
      ))}
    </section>
  );
}

export interface OwnFeedbackProps {
  told: readonly Told[];
  /** Whether there are others. */
  hasMore: boolean;
}

/** What somebody told lately, each with its answer or that it waits for one. */
export function OwnFeedback({ told, hasMore }: OwnFeedbackProps) {
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
      {hasMore && (
        <p>
          <a href={`/${language}/me/privacy/data`}>{t('feedback:all')}</a>
        </p>
      )}
    </section>
  );
}

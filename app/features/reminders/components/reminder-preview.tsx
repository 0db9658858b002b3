import { formatNumber, formatTime } from '~/platform/i18n/format';
import { type Language, localeOf } from '~/platform/i18n/language';
import { useI18n } from '~/platform/i18n/use-i18n';
import { FactList } from '~/ui/fact-list';
import { Notice } from '~/ui/notice';

type Outcome = 'sent' | 'gone' | 'example' | 'optedOut' | 'noAddress' | 'recent' | 'capped';

export interface ReminderPreviewProps {
  preview: {
    counts: Partial<Record<Outcome, number>>;
    listed: number;
    languages: Record<Language, number>;
    /** In shillings; null where nothing is paid for. */
    cost: number | null;
    /** ISO moment; null where nothing waits. */
    waitsUntil: string | null;
    words: readonly { language: Language; text: string }[];
  };
  /** More people than these can't be reminded at once. */
  most: number;
  /** The form's own id. */
  formId: string;
  /** Whether it reminds of something, or says what somebody has written. */
  says?: 'reminder' | 'message';
}

/** What a reminder would do, and the button that does it. */
export function ReminderPreview({ preview, most, formId, says = 'reminder' }: ReminderPreviewProps) {
  const { language, t } = useI18n();
  const { counts, listed, languages, cost, waitsUntil, words } = preview;
  if (listed > most) {
    const shown = formatNumber(most, language, 0);
    return <Notice kind="bad">{t('reminders:refused.tooMany', { most: shown })}</Notice>;
  }
  const reached = counts.sent ?? 0;
  const number = (value: number) => formatNumber(value, language, 0);
  const left = (Object.keys(counts) as Outcome[]).filter((one) => one !== 'sent');
  return (
    <>
      {reached === 0 ? (
        <Notice kind="plain">{t('reminders:refused.nobody')}</Notice>
      ) : (
        <p>
          <strong>
            {t(`reminders:reached.${says}`, { count: reached, replace: { count: number(reached) } })}
          </strong>{' '}
          {t('reminders:inLanguages', { sw: number(languages.sw), en: number(languages.en) })}{' '}
          {cost === null
            ? t('reminders:free')
            : t('reminders:cost', { cost: number(cost), price: number(cost / reached) })}{' '}
          {waitsUntil && t('reminders:waits', { time: formatTime(new Date(waitsUntil), language) })}
        </p>
      )}
      {words.length > 0 && (
        <>
          <h2>{t('reminders:example')}</h2>
          {words.map((one) => (
            <figure key={one.language}>
              <figcaption>{t(`reminders:exampleIn.${one.language}`)}</figcaption>
              <blockquote lang={localeOf[one.language]}>{one.text}</blockquote>
            </figure>
          ))}
        </>
      )}
      {left.length > 0 && (
        <>
          <h2>{t('reminders:leftOut')}</h2>
          <FactList facts={left.map((one) => [t(`reminders:outcome.${one}`), number(counts[one] ?? 0)])} />
        </>
      )}
      {reached > 0 && (
        <form method="post">
          <input type="hidden" name="uuid" value={formId} />
          <button className="button">
            {t(`reminders:send.${says}`, { count: reached, replace: { count: number(reached) } })}
          </button>
        </form>
      )}
    </>
  );
}

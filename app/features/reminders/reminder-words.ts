import type { Language } from '~/platform/i18n/language';
import { renderEmail, renderSms } from '~/platform/messages/render-message';
import type { MessageTemplate } from '~/platform/messages/templates';
import { formatDate } from '~/platform/i18n/format';

export type ReminderKind = Extract<MessageTemplate, 'goOn' | 'tryAgain' | 'certificateEnds' | 'notice'>;

export interface ReminderFacts {
  /** The course's title in the person's language. */
  course: string;
  /** When the certificate ends that it is about. */
  validUntil: Date | null;
  /** Of a notice: what was written. */
  text: string | null;
}

/** What the template of a kind is filled with. */
export const valuesOf = (
  { course, validUntil, text }: ReminderFacts,
  language: Language,
): { course: string; date: string; text: string } => ({
  course,
  date: validUntil ? formatDate(validUntil, language) : '',
  text: text ?? '',
});

/** Within Tumia nobody has to be told who writes: what follows its name begins the sentence. */
const beginning = (start: string) => start.slice('Tumia: '.length).toUpperCase();

/** How a reminder reads: as an SMS, cut to one, or as the text of an email, which the app shows too. */
export const wordsOf = (
  kind: ReminderKind,
  channel: 'sms' | 'email' | 'app',
  facts: ReminderFacts,
  language: Language,
): string => {
  const values = valuesOf(facts, language);
  const { text } =
    channel === 'sms' ? renderSms(kind, language, values) : renderEmail(kind, language, values);
  return channel === 'app' ? text.replace(/^Tumia: \p{Ll}?/u, beginning).trim() : text.trim();
};

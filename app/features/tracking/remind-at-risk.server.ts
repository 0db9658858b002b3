import { orderReminder, previewReminder, wordsOf } from '~/features/reminders/index.server';
import type { ActingParty } from '~/platform/audit.server';
import { type Language, languages } from '~/platform/i18n/language';
import { recipientsAtRisk } from './at-risk.server';
import type { Question } from './get-overview.server';
import { said } from './list-learners.server';
import type { RiskReason } from './schemas';

export type RiskChannel = 'sms' | 'email' | 'app';

const kindOf = { ending: 'certificateEnds', resting: 'goOn', failed: 'tryAgain' } as const;

/** What reminding those at risk would do, with its words in both languages. */
export async function previewAtRisk(question: Question, reason: RiskReason, channel: RiskChannel) {
  const kind = kindOf[reason];
  const preview = await previewReminder(recipientsAtRisk(question, reason), { kind, channel });
  const { example } = preview;
  const facts = (language: Language) => ({
    course: question.choices.courses.find(({ id }) => id === example?.courseId)?.titles[language] ?? '',
    validUntil: example?.validUntil ?? null,
    text: null,
  });
  return {
    ...preview,
    words: example
      ? languages.map((language) => ({ language, text: wordsOf(kind, channel, facts(language), language) }))
      : [],
  };
}

/** Reminds those at risk, by a job. */
export async function remindAtRisk(
  by: ActingParty & { actorId: string },
  question: Question,
  { reason, channel, clientUuid }: { reason: RiskReason; channel: RiskChannel; clientUuid: string },
) {
  return orderReminder(by, recipientsAtRisk(question, reason), {
    clientUuid,
    kind: kindOf[reason],
    channel,
    text: null,
    detail: said(question),
  });
}

import type { Paragraph } from 'docx';
import type { QuizFiles } from '~/features/catalog/index.server';
import { formatNumber } from '~/platform/i18n/format';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import type { Translator } from '~/platform/i18n/translate';
import { heading, line } from './docx-parts.server';
import { itemLines } from './item-lines';

interface QuizOnPaper {
  title: string;
  /** Undefined where it can't be read. */
  files: QuizFiles | undefined;
  outcomes: readonly { id: string; text: LocalizedText }[];
  language: Language;
  t: Translator;
}

/** A quiz with its rules, its questions, their right answers and what each measures. */
export function quizBlocks({ title, files, outcomes, language, t }: QuizOnPaper): Paragraph[] {
  if (!files) return [heading(title, 2), line(t('syllabus:faultyQuiz'))];
  const { quiz } = files;
  const count = (value: number) => formatNumber(value, language);
  return [
    heading(title, 2),
    line(t('syllabus:rules', { draw: count(quiz.draw), mark: count(quiz.passMark) })),
    ...quiz.fromBank.map(({ bank }) => line(t('syllabus:fromBank', { bank }))),
    ...quiz.items.flatMap((item, index) => {
      const place = outcomes.findIndex(({ id }) => id === item.outcome);
      const stimulus = item.stimulus?.[language];
      const isFirst = stimulus !== quiz.items[index - 1]?.stimulus?.[language];
      return [
        ...(stimulus && isFirst
          ? stimulus
              .trim()
              .split('\n')
              .map((one) => line(one))
          : []),
        line(`${count(index + 1)}. ${item.stem[language]}`, { bold: true }),
        ...itemLines(item, language, t).map(({ text, isRight }) =>
          line(isRight ? `✓ ${text}` : text, { bold: isRight, indent: 360 }),
        ),
        ...(item.explanation ? [line(item.explanation[language], { indent: 360 })] : []),
        line(
          place < 0
            ? t('syllabus:noOutcome')
            : t('syllabus:ofOutcome', { number: count(place + 1), id: item.id }),
          { indent: 360 },
        ),
      ];
    }),
  ];
}

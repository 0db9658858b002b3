import type { BlockTranslation } from '~db/schema/catalog';
import { isOpen } from '~/features/catalog/index.server';
import { explainProblem } from '~/platform/content/explain-problem';
import { formatKilobytes, formatNumber } from '~/platform/i18n/format';
import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator, type Translator } from '~/platform/i18n/translate';
import { previewHtml } from './preview-html';
import type { LessonPreview, TextPreview } from './preview-lesson.server';
import type { ReadingHints } from './reading-hints';

export interface ShownFault {
  /** Of the text below the front matter; 0 for a fault in that. */
  line: number;
  column: number;
  message: string;
  hint: string;
}

/** A text of a lesson as its author is told of it. */
export interface ShownText {
  /** Null while it can't be rendered. */
  html: string | null;
  faults: ShownFault[];
  /** What it weighs and how it reads, a line each. */
  facts: string[];
}

export interface ShownPreview {
  texts: Record<Language, ShownText>;
  /** Blocks that need somebody. */
  open: BlockTranslation[];
}

/** @param language in which its author reads what is wrong; each preview is in the language of its text */
export function presentPreview({ texts, translation }: LessonPreview, language: Language): ShownPreview {
  const t = getTranslator(language);
  const shown = languages.map((one) => presentText(texts[one], one, language, t));
  const [sw, en] = shown;
  if (!sw || !en) throw new Error('a lesson has two languages');
  return { texts: { sw, en }, open: (translation ?? []).filter(isOpen) };
}

function presentText(
  { faults, blocks, bytes, hints }: TextPreview,
  textLanguage: Language,
  language: Language,
  t: Translator,
): ShownText {
  const weight = {
    text: formatKilobytes(bytes.text, language),
    pictures: formatKilobytes(bytes.pictures, language),
  };
  return {
    html: blocks && previewHtml(blocks, getTranslator(textLanguage)),
    faults: faults.map((fault) => ({
      line: fault.line,
      column: fault.column,
      ...explainProblem(fault, t),
    })),
    facts: hints
      ? [
          t(bytes.pictures > 0 ? 'lesson-editor:weightWithPictures' : 'lesson-editor:weight', weight),
          ...describeHints(hints, language, t),
        ]
      : [],
  };
}

function describeHints(hints: ReadingHints, language: Language, t: Translator): string[] {
  const average = formatNumber(hints.averageWords, language);
  return [
    `${t('lesson-editor:hints.length', { count: hints.words, average })} ${t(`lesson-editor:hints.${hints.level}`)}`,
    ...hints.longSentences.map(({ words, begins }) =>
      t('lesson-editor:hints.longSentence', { count: words, begins }),
    ),
  ];
}

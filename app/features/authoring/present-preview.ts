import type { BlockTranslation } from '~db/schema/catalog';
import { isOpen } from '~/features/catalog/index.server';
import { formatKilobytes, formatNumber } from '~/platform/i18n/format';
import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator, type Translator } from '~/platform/i18n/translate';
import { blockKind } from './block-kind';
import { begun, problemInWords } from './fault-in-words';
import { previewHtml } from './preview-html';
import type { LessonPreview, TextPreview } from './preview-lesson.server';
import type { ReadingHints } from './reading-hints';

export interface ShownFault {
  /** Of the text below the front matter; 0 for a fault in that. */
  line: number;
  column: number;
  /** The same in words. */
  place: string;
  message: string;
  hint: string;
}

/** A text of a lesson as its author is told of it. */
export interface ShownText {
  /** Null while it can't be rendered. */
  html: string | null;
  /** How many faults there are, in words. */
  summary: string;
  faults: ShownFault[];
  /** What it weighs and how it reads, a line each. */
  facts: string[];
}

export interface ShownPreview {
  texts: Record<Language, ShownText>;
  /** Blocks that need somebody, each in a few lines. */
  open: string[][];
}

/** A text of a lesson that was saved after somebody else had opened it. */
export interface SavedSince {
  language: Language;
  version: number;
  /** Who saved it, and when. */
  words: string;
  /** The page that shows what changed. */
  address: string;
}

/** What is answered to the editor's script: the preview, and what others have saved since. */
export interface TypedPreview extends ShownPreview {
  since: SavedSince[];
}

/** @param language in which its author reads what is wrong; each preview is in the language of its text */
export function presentPreview({ texts, translation }: LessonPreview, language: Language): ShownPreview {
  const t = getTranslator(language);
  const shown = languages.map((one) => presentText(texts[one], one, language, t));
  const [sw, en] = shown;
  if (!sw || !en) throw new Error('a lesson has two languages');
  return {
    texts: { sw, en },
    open: (translation ?? []).filter(isOpen).map((block) => describeBlock(block, t)),
  };
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
    summary:
      faults.length === 0 ? t('lesson-editor:noFaults') : t('lesson-editor:faults', { count: faults.length }),
    faults: faults.map((fault) => {
      const { message, hint } = problemInWords(fault, { t });
      const { line, column } = fault;
      const place =
        line === 0 ? t('lesson-editor:faultInFront') : t('lesson-editor:faultAt', { line, column });
      return { line, column, place, message: `${begun(message)}.`, hint };
    }),
    facts:
      hints && hints.words > 0
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

function describeBlock({ kind, line, state, behind, numbers }: BlockTranslation, t: Translator): string[] {
  const list = (of: string[]) => of.join(', ') || '–';
  const differs = numbers.sw.length > 0 || numbers.en.length > 0;
  return [
    `${t(`authoring:state.${state}`)}${behind ? ` ${t(`authoring:behind.${behind}`)}` : ''}`,
    t('authoring:place', { kind: blockKind(kind, t), sw: line.sw ?? '–', en: line.en ?? '–' }),
    ...(differs ? [t('authoring:numbers', { sw: list(numbers.sw), en: list(numbers.en) })] : []),
  ];
}

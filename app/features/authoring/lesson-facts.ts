import { isMap, type Document, parseDocument } from 'yaml';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import { textOf } from './course-document';

/** What stands before a lesson's two texts, apart from its id and title; what can't be read is empty. */
export interface LessonFacts {
  summary: LocalizedText;
  /** Minutes that it takes, as they are written. */
  minutes: string;
  stage: string;
  author: LocalizedText;
  /** Who has read the Swahili; empty where nobody has. */
  swahiliReviewer: string;
  /** A line each. */
  sources: LocalizedText;
}

/** A lesson's two files. */
type LessonTexts = Record<Language, string>;

export function readLessonFacts(texts: LessonTexts): LessonFacts {
  const sw = valuesIn(texts.sw);
  const en = valuesIn(texts.en);
  const both = (key: string): LocalizedText => ({ sw: lines(sw[key]), en: lines(en[key]) });
  return {
    summary: both('summary'),
    minutes: lines(sw.minutes ?? en.minutes),
    stage: lines(sw.stage ?? en.stage),
    author: both('author'),
    swahiliReviewer: lines(sw.swahiliReviewer ?? en.swahiliReviewer),
    sources: both('sources'),
  };
}

/**
 * Writes a lesson's facts into its files, and the day on which somebody did; what doesn't change keeps its characters.
 * @param today ISO date
 * @returns undefined where a file has no front matter that can be read
 */
export function editLessonFacts(
  texts: LessonTexts,
  facts: LessonFacts,
  today: string,
): LessonTexts | undefined {
  const now = readLessonFacts(texts);
  if (JSON.stringify(now) === JSON.stringify(facts)) return texts;
  const edited = (language: Language) =>
    editFront(texts[language], (document) => {
      document.set('summary', facts.summary[language]);
      document.set('minutes', Number(facts.minutes));
      document.set('stage', facts.stage);
      document.set('author', facts.author[language]);
      if (facts.swahiliReviewer === '') document.delete('swahiliReviewer');
      else document.set('swahiliReviewer', facts.swahiliReviewer);
      document.set('updated', today);
      const sources = facts.sources[language].split('\n').filter((line) => line.trim() !== '');
      document.set('sources', document.createNode(sources));
    });
  const [sw, en] = [edited('sw'), edited('en')];
  return sw === undefined || en === undefined ? undefined : { sw, en };
}

/** Changes a lesson's front matter and nothing else of it. @returns undefined where it has none that can be read */
export function editFront(text: string, change: (document: Document) => void): string | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const document = parseDocument(parts.front);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  change(document);
  return parts.start + textOf(document, parts.front) + text.slice(parts.start.length + parts.front.length);
}

function partsOf(text: string): { start: string; front: string } | undefined {
  const [, start, front] = /^(---[ \t]*\r?\n)([^]*?\r?\n)---/.exec(text) ?? [];
  return start === undefined || front === undefined ? undefined : { start, front };
}

function valuesIn(text: string): Partial<Record<string, unknown>> {
  const document = parseDocument(partsOf(text)?.front ?? '');
  return isMap(document.contents) ? (document.toJS({ maxAliasCount: 10 }) as Record<string, unknown>) : {};
}

function lines(value: unknown): string {
  if (Array.isArray(value)) return value.map(lines).join('\n');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

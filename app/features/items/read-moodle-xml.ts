import type { Language } from '~/platform/i18n/language';
import { fromMoodleQuestion } from './read-moodle-question';
import { emptyMoodleQuestion, type MoodleAnswer, type MoodleQuestion } from './moodle-question';
import { type ReadQuestion, UnreadableFile } from './read-question';
import { noText, type RichText, type TextFormat } from './rich-text';
import { shareOfPercent } from './shares';
import {
  childOf,
  childrenOf,
  descendantsOf,
  lineCounter,
  parseXmlTree,
  textOfElement,
  type XmlElement,
} from './xml-tree';
import { cutText } from './cut-text';

/**
 * Reads the questions of a file in Moodle's XML format.
 * @param unmarked the language of texts that don't tell theirs
 * @throws UnreadableFile
 */
export function* readMoodleXml(text: string, unmarked: Language): Generator<ReadQuestion> {
  const root = parseXmlTree(text);
  if (root.name !== 'quiz') throw new UnreadableFile('noQuestions');
  const lineOf = lineCounter(text);
  let category = '';
  for (const element of childrenOf(root, 'question')) {
    if (element.attributes.type === 'category') {
      category = categoryOf(textIn(childOf(element, 'category')));
      continue;
    }
    const place = { line: lineOf(element.start), path: null };
    const source = withoutFiles(text.slice(element.start, element.end));
    yield fromMoodleQuestion({ ...questionOf(element, place, source), category }, unmarked);
  }
}

/** Letters of a draft's source: enough for any question, and a picture in it is no help to whoever reads it. */
const maxSource = 20_000;

/** The source of a question, the bytes of its files left out. */
const withoutFiles = (source: string) =>
  cutText(
    source
      .replace(/(<file\b[^>]*>)[^<]{200,}(<\/file>)/g, '$1…$2')
      .replace(/(data:[\w/+-]+;base64,)[\w+/=]{200,}/g, '$1…'),
    maxSource,
  );

/** Moodle's own names of where a category lies are no part of it: `$course$/top/Malaria` is Malaria. */
export const categoryOf = (written: string): string =>
  written
    .trim()
    .replace(/^\$\w+\$\/?/, '')
    .replace(/^top(\/|$)/, '')
    .slice(0, 300);

const textIn = (element: XmlElement | undefined) => textOfElement(childOf(element, 'text'));

const formats: Record<string, TextFormat> = {
  html: 'html',
  moodle_auto_format: 'moodle',
  markdown: 'markdown',
  plain_text: 'plain',
};

/** A text with its format; an element that names none has that of the element around it. */
function richIn(element: XmlElement | undefined, otherwise: TextFormat = 'html'): RichText {
  if (!element) return noText;
  const name = element.attributes.format ?? '';
  return {
    text: textIn(element),
    format: Object.hasOwn(formats, name) ? (formats[name] ?? otherwise) : otherwise,
  };
}

const numberIn = (element: XmlElement, name: string, otherwise: number): number => {
  const written = textOfElement(childOf(element, name)).trim();
  return written === '' || !Number.isFinite(Number(written)) ? otherwise : Number(written);
};

const isSet = (element: XmlElement, name: string) =>
  ['1', 'true'].includes(textOfElement(childOf(element, name)).trim());

function questionOf(element: XmlElement, place: MoodleQuestion['place'], source: string): MoodleQuestion {
  const type = element.attributes.type ?? '';
  const tags = childrenOf(childOf(element, 'tags'), 'tag').map(textIn);
  const words = type === 'ddwtos' ? 'dragbox' : 'selectoption';
  return {
    ...emptyMoodleQuestion(place, source),
    type,
    name: textIn(childOf(element, 'name')),
    text: richIn(childOf(element, 'questiontext')),
    general: richIn(childOf(element, 'generalfeedback')),
    idNumber: textOfElement(childOf(element, 'idnumber')).trim(),
    tags,
    files: filesIn(element),
    answers: childrenOf(element, 'answer').map((answer) => answerOf(answer, type)),
    single: type === 'multichoiceset' ? false : !childOf(element, 'single') || isSet(element, 'single'),
    caseCounts: isSet(element, 'usecase'),
    units: childrenOf(childOf(element, 'units'), 'unit').map((unit) => ({
      name: textOfElement(childOf(unit, 'unit_name')).trim(),
      factor: numberIn(unit, 'multiplier', 1),
    })),
    combined: {
      right: richIn(childOf(element, 'correctfeedback')),
      wrong: richIn(childOf(element, 'incorrectfeedback')),
    },
    pairs: childrenOf(element, 'subquestion').map((pair) => ({
      text: richIn(pair),
      answer: { ...richIn(childOf(pair, 'answer')), format: 'html' },
    })),
    words: childrenOf(element, words).map((word) => ({
      text: { text: textIn(word), format: 'html' },
      group: textOfElement(childOf(word, 'group')).trim(),
    })),
    isPartial: !['ALL_OR_NOTHING', '-1'].includes(textOfElement(childOf(element, 'gradingtype')).trim()),
    peculiarities: peculiaritiesOf(element, type),
  };
}

function answerOf(element: XmlElement, type: string): MoodleAnswer {
  const isTyped = type === 'shortanswer' || type === 'numerical';
  const text = richIn(element, 'moodle');
  return {
    text: isTyped ? { ...text, format: 'plain' } : text,
    share: shareOfPercent(Number(element.attributes.fraction ?? '0') || 0),
    feedback: richIn(childOf(element, 'feedback')),
    tolerance: Math.abs(numberIn(element, 'tolerance', 0)),
  };
}

/** The files of all texts of a question, by their names. */
function filesIn(element: XmlElement): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const file of descendantsOf(element)) {
    const { name, path = '/', encoding } = file.attributes;
    if (file.name !== 'file' || name === undefined || encoding !== 'base64') continue;
    files.set(`${path.replace(/^\//, '')}${name}`, Buffer.from(textOfElement(file), 'base64'));
  }
  return files;
}

/** What a question has that an item can't say. Penalties that Moodle gives by itself mean nothing. */
function peculiaritiesOf(element: XmlElement, type: string): MoodleQuestion['peculiarities'] {
  const penalty = numberIn(element, 'penalty', 0);
  const isUsualPenalty = type === 'truefalse' || [0, 0.1, 0.3333333].includes(penalty);
  const isFixed = childOf(element, 'shuffleanswers') && !isSet(element, 'shuffleanswers');
  return [
    ...(childrenOf(element, 'hint').some((hint) => textIn(hint).trim() !== '') ? (['hints'] as const) : []),
    ...(isUsualPenalty ? [] : (['penalty'] as const)),
    ...(numberIn(element, 'defaultgrade', 1) === 1 || /cloze|multianswer/.test(type)
      ? []
      : (['weight'] as const)),
    ...(isFixed && type.startsWith('multichoice') ? (['orderFixed'] as const) : []),
    ...(numberIn(element, 'unitgradingtype', 0) > 0 ? (['unitPenalty'] as const) : []),
  ];
}

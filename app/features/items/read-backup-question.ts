import type { Language } from '~/platform/i18n/language';
import { type MoodleAnswer, type MoodleQuestion, emptyMoodleQuestion } from './moodle-question';
import { fromMoodleQuestion } from './read-moodle-question';
import type { ReadQuestion } from './read-question';
import type { RichText, TextFormat } from './rich-text';
import { shareOfPercent } from './shares';
import { childOf, childrenOf, descendantsOf, textOfElement, type XmlElement } from './xml-tree';

/** A question of a course backup of Moodle's, with what the rest of the backup knows of it. */
export interface BackupQuestion {
  /** The element `question` of `questions.xml`. */
  element: XmlElement;
  /** Names of categories with slashes. */
  category: string;
  /** The id number of its entry in the bank. */
  idNumber: string;
  /** Its files by their names. */
  files: Map<string, Uint8Array>;
  /** Sources of the fields that stand in its text as `{#1}`, in their order. */
  fields: string[];
}

/** What Moodle writes for nothing. */
const nothing = '$@NULL@$';

/** The text of an element inside another; empty where Moodle has nothing there. */
export const valueIn = (element: XmlElement | undefined, name: string): string => {
  const text = textOfElement(childOf(element, name));
  return text === nothing ? '' : text;
};

/** Moodle's numbers of its formats. */
const formats: Record<string, TextFormat> = { '0': 'moodle', '1': 'html', '2': 'plain', '4': 'markdown' };

/** A text with its format. */
export const richIn = (
  element: XmlElement | undefined,
  name: string,
  format = `${name}format`,
  otherwise: TextFormat = 'html',
): RichText => ({
  text: valueIn(element, name),
  format: formats[valueIn(element, format).trim()] ?? otherwise,
});

const numberIn = (element: XmlElement | undefined, name: string, otherwise: number): number => {
  const written = valueIn(element, name).trim();
  return written === '' || !Number.isFinite(Number(written)) ? otherwise : Number(written);
};

/**
 * Makes a question of a course backup an item, or says why it is none.
 * @param line of its beginning in `questions.xml`
 * @param unmarked the language of texts that don't tell theirs
 */
export function readBackupQuestion(
  question: BackupQuestion,
  source: string,
  line: number,
  unmarked: Language,
): ReadQuestion {
  return fromMoodleQuestion(questionOf(question, source, line), unmarked);
}

function questionOf(
  { element, category, idNumber, files, fields }: BackupQuestion,
  source: string,
  line: number,
): MoodleQuestion {
  const type = valueIn(element, 'qtype').trim();
  const plugin = childOf(element, `plugin_qtype_${type}_question`);
  const options = childOf(plugin, type) ?? childOf(plugin, `${type}options`);
  const text = richIn(element, 'questiontext');
  const isWordGap = type === 'ddwtos' || type === 'gapselect';
  const answers = childrenOf(childOf(plugin, 'answers'), 'answer');
  return {
    ...emptyMoodleQuestion({ line, path: 'questions.xml' }, source),
    type,
    name: valueIn(element, 'name'),
    text: {
      ...text,
      text: text.text.replace(/\{#(\d+)\}/g, (all, place) => fields[Number(place) - 1] ?? all),
    },
    general: richIn(element, 'generalfeedback'),
    idNumber: (idNumber || valueIn(element, 'idnumber')).trim(),
    category,
    files,
    tags: childrenOf(childOf(element, 'tags'), 'tag').map(
      (tag) => valueIn(tag, 'rawname') || valueIn(tag, 'name'),
    ),
    answers: isWordGap ? [] : answers.map((answer) => answerOf(answer, plugin, type)),
    single: type === 'multichoiceset' ? false : numberIn(options, 'single', 1) === 1,
    caseCounts: numberIn(options, 'usecase', 0) === 1,
    units: childrenOf(childOf(plugin, 'numerical_units'), 'numerical_unit').map((unit) => ({
      name: valueIn(unit, 'unit').trim(),
      factor: numberIn(unit, 'multiplier', 1),
    })),
    combined: { right: richIn(options, 'correctfeedback'), wrong: richIn(options, 'incorrectfeedback') },
    pairs: pairsOf(plugin),
    words: isWordGap
      ? answers.map((answer) => ({
          text: richIn(answer, 'answertext', 'answerformat'),
          group: groupOf(answer),
        }))
      : [],
    isPartial: numberIn(options, 'gradingtype', 0) !== -1,
    peculiarities: peculiaritiesOf(element, options, type),
  };
}

function answerOf(answer: XmlElement, plugin: XmlElement | undefined, type: string): MoodleAnswer {
  const text = richIn(answer, 'answertext', 'answerformat', 'moodle');
  const id = answer.attributes.id ?? '';
  const record = childrenOf(childOf(plugin, 'numerical_records'), 'numerical_record').find(
    (one) => valueIn(one, 'answer').trim() === id,
  );
  return {
    text: textOfAnswer(),
    share: shareOfPercent(numberIn(answer, 'fraction', 0) * 100),
    feedback: richIn(answer, 'feedback'),
    tolerance: Math.abs(numberIn(record, 'tolerance', 0)),
  };

  /** The words for true and false are those of the site's language; which one is true stands beside them. */
  function textOfAnswer(): RichText {
    if (type === 'shortanswer' || type === 'numerical') return { ...text, format: 'plain' };
    const right = valueIn(childOf(plugin, 'truefalse'), 'trueanswer').trim();
    if (type !== 'truefalse' || right === '') return text;
    return { text: right === id ? 'true' : 'false', format: 'plain' };
  }
}

const pairsOf = (plugin: XmlElement | undefined): MoodleQuestion['pairs'] =>
  [...childrenOf(childOf(plugin, 'matches')), ...childrenOf(childOf(plugin, 'ddmatches'))].map((pair) => ({
    text: richIn(pair, 'questiontext'),
    answer: { text: valueIn(pair, 'answertext'), format: 'html' },
  }));

/** The group of a word; Moodle keeps it in place of a feedback, alone or within a value of PHP's. */
function groupOf(answer: XmlElement): string {
  const written = valueIn(answer, 'feedback');
  return /"draggroup";(?:s:\d+:"|i:)(\d+)/.exec(written)?.[1] ?? /^\s*(\d+)\s*$/.exec(written)?.[1] ?? '1';
}

/** What a question has that an item can't say. Penalties that Moodle gives by itself mean nothing. */
function peculiaritiesOf(
  element: XmlElement,
  options: XmlElement | undefined,
  type: string,
): MoodleQuestion['peculiarities'] {
  const hints = childOf(element, 'question_hints');
  const hasHints =
    hints !== undefined && descendantsOf(hints).some((hint) => valueIn(hint, 'hint').trim() !== '');
  const isUsualPenalty =
    type === 'truefalse' || [0, 0.1, 0.3333333].includes(numberIn(element, 'penalty', 0));
  const isFixed = type === 'multichoice' && numberIn(options, 'shuffleanswers', 1) === 0;
  return [
    ...(hasHints ? (['hints'] as const) : []),
    ...(isUsualPenalty ? [] : (['penalty'] as const)),
    ...(numberIn(element, 'defaultmark', 1) === 1 || type === 'multianswer' ? [] : (['weight'] as const)),
    ...(isFixed ? (['orderFixed'] as const) : []),
  ];
}

import type { Language } from '~/platform/i18n/language';
import type { MoodleAnswer, MoodleQuestion } from './moodle-question';
import type { RichText } from './rich-text';
import { percentOfShare } from './shares';
import { toMoodleQuestion } from './write-moodle-question';
import { CannotWrite, type ExportedItem, type FindFile, type WrittenFile } from './written-items';

/**
 * Writes items in Moodle's XML format, both languages in marks of its filter.
 * @param unmarked the language of texts that are written without a mark, as they exist in no other
 */
export function writeMoodleXml(
  items: readonly ExportedItem[],
  unmarked: Language,
  findFile: FindFile,
): WrittenFile {
  const file: WrittenFile = { text: '', written: [], losses: [], leftOut: [] };
  const elements: string[] = [];
  let category = '';
  for (const exported of items) {
    const { id } = exported.item;
    try {
      const { question, losses } = toMoodleQuestion(exported, unmarked, findFile);
      if (question.category !== category) elements.push(categoryElement((category = question.category)));
      elements.push(questionElement(question));
      file.written.push(id);
      file.losses.push(...losses.map((code) => ({ id, code })));
    } catch (error) {
      if (!(error instanceof CannotWrite)) throw error;
      file.leftOut.push({ id, code: error.code });
    }
  }
  file.text = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${elements.join('\n')}\n</quiz>\n`;
  return file;
}

/** Characters that XML has no way to write. */
// eslint-disable-next-line no-control-regex -- they are what is meant
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const xml = (text: string): string =>
  text
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');

const cdata = (text: string): string =>
  /[<&>]/.test(text)
    ? `<![CDATA[${text.replace(unwritable, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
    : xml(text);

const element = (name: string, inside: string, attributes = '') =>
  `<${name}${attributes}>${inside}</${name}>`;

const textElement = (text: string) => element('text', cdata(text));

const richElement = (name: string, { text }: RichText, files = '') =>
  element(name, textElement(text) + files, ' format="html"');

const categoryElement = (category: string) =>
  element(
    'question',
    element('category', textElement(`$course$/top/${category}`.replace(/\/$/, ''))),
    ' type="category"',
  );

const fileElements = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files]
    .map(([name, bytes]) =>
      element(
        'file',
        Buffer.from(bytes).toString('base64'),
        ` name="${xml(name)}" path="/" encoding="base64"`,
      ),
    )
    .join('');

function questionElement(question: MoodleQuestion): string {
  const { type, name, text, general, idNumber, tags, files } = question;
  const inside = [
    element('name', textElement(name)),
    richElement('questiontext', text, fileElements(files)),
    richElement('generalfeedback', general),
    ...(type === 'cloze' ? [] : [element('defaultgrade', '1')]),
    element('penalty', type === 'truefalse' ? '1' : '0'),
    element('hidden', '0'),
    element('idnumber', xml(idNumber)),
    ...partsOf(question),
    ...(tags.length === 0
      ? []
      : [element('tags', tags.map((tag) => element('tag', textElement(tag))).join(''))]),
  ];
  return `  <question type="${type}">\n    ${inside.join('\n    ')}\n  </question>`;
}

/** What a type has of its own, in the order in which Moodle writes it. */
function partsOf(question: MoodleQuestion): string[] {
  const answers = question.answers.map((answer) => answerElement(answer, question.type));
  const verdicts = [
    richElement('correctfeedback', question.combined.right),
    richElement('incorrectfeedback', question.combined.wrong),
  ];
  switch (question.type) {
    case 'multichoice':
      return [
        element('single', String(question.single)),
        element('shuffleanswers', 'true'),
        element('answernumbering', 'abc'),
        ...answers,
      ];
    case 'shortanswer':
      return [element('usecase', '0'), ...answers];
    case 'numerical':
      return [...answers, ...unitElements(question.units)];
    case 'matching':
      return [
        element('shuffleanswers', 'true'),
        ...verdicts,
        ...question.pairs.map(({ text, answer }) =>
          element(
            'subquestion',
            textElement(text.text) + element('answer', textElement(answer.text)),
            ' format="html"',
          ),
        ),
      ];
    case 'ordering':
      return [
        element('layouttype', 'VERTICAL'),
        element('selecttype', 'ALL'),
        element('selectcount', '0'),
        element('gradingtype', question.isPartial ? 'ABSOLUTE_POSITION' : 'ALL_OR_NOTHING'),
        ...verdicts,
        ...answers,
      ];
    // The type has no such feedback in Moodle, which passes over it.
    case 'cloze':
      return verdicts;
    default:
      return answers;
  }
}

const plainTypes = ['shortanswer', 'numerical', 'truefalse'];

function answerElement({ text, share, feedback, tolerance }: MoodleAnswer, type: string): string {
  const format = plainTypes.includes(type) ? 'moodle_auto_format' : 'html';
  const said = richElement('feedback', feedback);
  const range = type === 'numerical' ? element('tolerance', String(tolerance)) : '';
  return element(
    'answer',
    textElement(text.text) + said + range,
    ` fraction="${percentOfShare(share)}" format="${format}"`,
  );
}

/** A unit may be typed and costs nothing; without one there is no field for it. */
const unitElements = (units: MoodleQuestion['units']): string[] =>
  units.length === 0
    ? []
    : [
        element(
          'units',
          units
            .map(({ name, factor }) =>
              element('unit', element('multiplier', String(factor)) + element('unit_name', cdata(name))),
            )
            .join(''),
        ),
        element('unitgradingtype', '0'),
        element('unitpenalty', '0.1'),
        element('showunits', '0'),
        element('unitsleft', '0'),
      ];

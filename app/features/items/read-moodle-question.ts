import type { ItemDraft, PartlyLocalized } from '~db/schema/items';
import { type Language, languages } from '~/platform/i18n/language';
import { itemFile } from './item-file';
import { readTags } from './tag-labels';
import { splitLanguages } from './languages-in-text';
import type { MoodleQuestion } from './moodle-question';
import { questionId } from './question-id';
import { readQuestionText, type TextContext } from './question-text';
import { readChoices, readTrueFalse } from './read-choices';
import { NoItem, type ReadQuestion } from './read-question';
import type { DraftReason, NoteCode } from '~db/schema/items';
import { readCloze, readWordGaps } from './read-gaps';
import { readMatching, readOrdering } from './read-pairs';
import { readNumeric, readShort } from './read-typed';
import { inEach, isSaid, type Reading, textOf } from './moodle-reading';
import { treeOf } from './rich-text';
import { cutText } from './cut-text';

/** Types that hold no question that a program can grade, or one that an item can't hold. */
const reasonOfType = new Map<string, DraftReason>([
  ['essay', 'essay'],
  ['description', 'description'],
  ['calculated', 'calculated'],
  ['calculatedsimple', 'calculated'],
  ['calculatedmulti', 'calculated'],
  ['formulas', 'calculated'],
  ['random', 'random'],
  ['randomsamatch', 'random'],
  ['ddmarker', 'drawing'],
  ['ddimageortext', 'drawing'],
  ['drawing', 'drawing'],
]);

/** Types whose answers stand beside the question, by Moodle's names. */
const readAnswers = new Map<string, (reading: Reading) => object>([
  ['multichoice', readChoices],
  ['multichoiceset', readChoices],
  ['truefalse', readTrueFalse],
  ['numerical', readNumeric],
  ['shortanswer', readShort],
  ['matching', readMatching],
  ['match', readMatching],
  ['ddmatch', readMatching],
  ['ordering', readOrdering],
]);

/** Types whose answers stand within the text. */
const readGaps = new Map<string, (reading: Reading) => object>([
  ['cloze', readCloze],
  ['multianswer', readCloze],
  ['ddwtos', readWordGaps],
  ['gapselect', readWordGaps],
]);

/** Makes a question of Moodle's an item, or says why it is none. @param unmarked the language of texts that don't tell theirs */
export function fromMoodleQuestion(question: MoodleQuestion, unmarked: Language): ReadQuestion {
  const tags = readTags(question.tags);
  const name = cutText(question.name.trim(), 200);
  const base = {
    id: questionId(question.idNumber, question.category, name || question.text.text),
    name,
    place: question.place,
    category: question.category,
    source: question.source,
    labels: tags.labels,
  };
  const context: TextContext = {
    picture: (address) => pictureAt(address, question.files),
    files: new Map(),
    notes: new Set<NoteCode>(question.peculiarities),
  };
  try {
    const item = readItem(base.id, { question, unmarked, context, tags });
    if (languages.some((language) => item.stem[language] === null)) context.notes.add('languageMissing');
    return {
      ...base,
      outcome: 'item',
      item,
      files: [...context.files.values()],
      notes: [...context.notes].sort(),
    };
  } catch (error) {
    if (error instanceof NoItem) return { ...base, outcome: 'draft', reason: error.reason };
    throw error;
  }
}

function readItem(id: string, reading: Reading): ItemDraft {
  const { question, tags } = reading;
  const { type } = question;
  const reason = reasonOfType.get(type);
  if (reason) throw new NoItem(reason);
  const answers = readAnswers.get(type)?.(reading);
  const told = answers ? { ...askedOf(reading), ...answers } : readGaps.get(type)?.(reading);
  if (!told) throw new NoItem('typeUnknown');
  const explanation = textOf(reading, question.general);
  return {
    id,
    outcome: tags.outcome,
    ...told,
    ...(tags.caseId === undefined ? {} : { caseId: tags.caseId }),
    ...(isSaid(explanation) ? { explanation } : {}),
  } as ItemDraft;
}

/** What is asked, and what is shown before it. */
function askedOf({ question, unmarked, context }: Reading): {
  stem: PartlyLocalized;
  stimulus?: PartlyLocalized;
} {
  const { text, format } = question.text;
  const parts = splitLanguages(text, unmarked);
  const read = (language: Language) => {
    const part = parts[language];
    return part === null ? undefined : readQuestionText(treeOf({ text: part, format }), context);
  };
  const said = { sw: read('sw'), en: read('en') };
  const stem = inEach((language) => said[language]?.stem ?? null);
  const stimulus = inEach((language) => said[language]?.stimulus ?? null);
  if (!isSaid(stem)) throw new NoItem('noText');
  return { stem, ...(isSaid(stimulus) ? { stimulus } : {}) };
}

const ownFiles = '@@PLUGINFILE@@/';

/** The picture at an address that a text names: one of the question's own files, or written out in the address itself. */
function pictureAt(address: string, files: ReadonlyMap<string, Uint8Array>) {
  const [, ending, base64] = /^data:image\/(\w+);base64,([^]+)$/.exec(address) ?? [];
  if (ending && base64) return itemFile(`picture.${ending}`, Buffer.from(base64, 'base64'));
  if (!address.startsWith(ownFiles)) throw new NoItem('pictureElsewhere');
  const [name = ''] = address.slice(ownFiles.length).split('?');
  const bytes = files.get(name) ?? files.get(decodedName(name));
  if (!bytes) throw new NoItem('pictureMissing');
  return itemFile(decodedName(name), bytes);
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

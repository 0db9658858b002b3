import { group } from 'd3-array';
import {
  childOf,
  childrenOf,
  lineCounter,
  readBackupQuestion,
  type ReadQuestion,
  valueIn,
  withOwnIds,
  type XmlElement,
} from '~/features/items/index.server';
import type { Language } from '~/platform/i18n/language';
import type { FileIndex, StoredFile } from './read-files';
import { rootIn, type Texts } from './read-backup';

/** A question of a backup's bank. */
export interface BankQuestion {
  questionId: string;
  /** Of Moodle from 4.0 on, whose quizzes name entries; else empty. */
  entryId: string;
  categoryId: string;
  /** Moodle's name of its type. */
  type: string;
  read: ReadQuestion;
}

/** What a slot of a quiz asks: a question, or any of a category. */
export type QuizSlot =
  | { kind: 'question'; entryId: string; questionId: string }
  | { kind: 'random'; categoryId: string; withInner: boolean };

export interface QuestionBank {
  questions: readonly BankQuestion[];
  /** The questions that a slot may ask. */
  askedBy: (slot: QuizSlot) => BankQuestion[];
}

interface FoundQuestion {
  element: XmlElement;
  entryId: string;
  idNumber: string;
  categoryId: string;
}

/** Reads every question of a backup: those of Moodle 4, kept as entries with versions, and those of older ones. */
export function readBank(
  texts: Texts,
  index: FileIndex,
  stored: ReadonlyMap<string, StoredFile>,
  unmarked: Language,
): QuestionBank {
  const root = rootIn(texts, 'questions.xml');
  const categories = childrenOf(root, 'question_category');
  const found = categories.flatMap(questionsOf);
  const byId = new Map(found.map((one) => [one.element.attributes.id ?? '', one]));
  const pathOf = pathsOf(categories);
  const lineOf = lineCounter(new TextDecoder().decode(texts.get('questions.xml') ?? new Uint8Array()));
  const own = found.filter(({ element }) => !isPart(element));
  const reads = own.map(({ element, idNumber, categoryId }) => {
    const id = element.attributes.id ?? '';
    const files = [...index.ofQuestion(id)].flatMap(([path, { hash }]): [string, Uint8Array][] => {
      const bytes = stored.get(hash);
      return bytes === undefined || typeof bytes === 'string' ? [] : [[path, bytes]];
    });
    const fields = partsOf(element).map((part) => valueIn(byId.get(part)?.element, 'questiontext'));
    const question = { element, idNumber, fields, files: new Map(files), category: pathOf(categoryId) };
    return readBackupQuestion(question, '', lineOf(element.start), unmarked);
  });
  const questions = withOwnIds(reads).map((read, place): BankQuestion => {
    const { element, entryId = '', categoryId = '' } = own[place] ?? {};
    return {
      questionId: element?.attributes.id ?? '',
      entryId,
      categoryId,
      type: valueIn(element, 'qtype'),
      read,
    };
  });
  return { questions, askedBy: askedBy(questions, found, categories) };
}

/** Questions that stand in a text of another one are parts of that. Those of old versions that stand for a draw are their own parents. */
const isPart = (element: XmlElement): boolean =>
  !['', '0', element.attributes.id].includes(valueIn(element, 'parent').trim());

/** Ids of the questions that stand within a question's text. */
const partsOf = (element: XmlElement): string[] => {
  const sequence = childOf(childOf(element, 'plugin_qtype_multianswer_question'), 'multianswer');
  return valueIn(sequence, 'sequence').split(',').filter(Boolean);
};

function questionsOf(category: XmlElement): FoundQuestion[] {
  const categoryId = category.attributes.id ?? '';
  const entries = childrenOf(childOf(category, 'question_bank_entries'), 'question_bank_entry');
  return [
    ...childrenOf(childOf(category, 'questions'), 'question').map((element) => ({
      element,
      categoryId,
      entryId: '',
      idNumber: valueIn(element, 'idnumber'),
    })),
    ...entries.flatMap((entry) => {
      const element = currentOf(entry);
      const entryId = entry.attributes.id ?? '';
      return element ? [{ element, categoryId, entryId, idNumber: valueIn(entry, 'idnumber') }] : [];
    }),
  ];
}

/** The newest version of an entry that is ready, else the newest. */
function currentOf(entry: XmlElement): XmlElement | undefined {
  const versions = childrenOf(entry, 'question_version')
    .flatMap((versions) => childrenOf(versions, 'question_versions'))
    .sort((one, other) => Number(valueIn(other, 'version')) - Number(valueIn(one, 'version')));
  const current = versions.find((version) => valueIn(version, 'status').trim() === 'ready') ?? versions[0];
  return childOf(childOf(current, 'questions'), 'question');
}

/** @returns gives the names of a category and those around it, with slashes; Moodle's own outermost one is left out */
function pathsOf(categories: readonly XmlElement[]): (id: string) => string {
  const byId = new Map(categories.map((category) => [category.attributes.id ?? '', category]));
  return (id) => {
    const names: string[] = [];
    const seen = new Set<string>();
    for (let at = id; byId.has(at) && !seen.has(at); at = valueIn(byId.get(at), 'parent').trim()) {
      seen.add(at);
      const name = valueIn(byId.get(at), 'name').trim();
      if (name !== 'top') names.unshift(name);
    }
    return names.join('/');
  };
}

function askedBy(
  questions: readonly BankQuestion[],
  found: readonly FoundQuestion[],
  categories: readonly XmlElement[],
): (slot: QuizSlot) => BankQuestion[] {
  const byEntry = new Map(questions.map((one) => [one.entryId, one]));
  const byQuestion = new Map(questions.map((one) => [one.questionId, one]));
  const byCategory = group(questions, ({ categoryId }) => categoryId);
  const byParent = group(categories, (category) => valueIn(category, 'parent').trim());
  const inner = (id: string, seen: Set<string>): string[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    return [id, ...(byParent.get(id) ?? []).flatMap((category) => inner(category.attributes.id ?? '', seen))];
  };
  const inCategory = (id: string, withInner: boolean) =>
    (withInner ? inner(id, new Set()) : [id])
      .flatMap((one) => byCategory.get(one) ?? [])
      .filter(({ type }) => type !== 'random');
  const elements = new Map(found.map((one) => [one.element.attributes.id ?? '', one]));
  return (slot) => {
    if (slot.kind === 'random') return inCategory(slot.categoryId, slot.withInner);
    const question = slot.entryId === '' ? byQuestion.get(slot.questionId) : byEntry.get(slot.entryId);
    if (question?.type !== 'random') return question ? [question] : [];
    // Before Moodle 4 a draw is a question whose text tells whether it draws from inner categories too.
    const element = elements.get(question.questionId)?.element;
    return inCategory(question.categoryId, valueIn(element, 'questiontext').trim() === '1');
  };
}

/** The slots of a quiz in their order. */
export function slotsOf(quiz: XmlElement): QuizSlot[] {
  return childrenOf(childOf(quiz, 'question_instances'), 'question_instance')
    .sort((one, other) => Number(valueIn(one, 'slot')) - Number(valueIn(other, 'slot')))
    .map((instance): QuizSlot => {
      const drawn = childOf(instance, 'question_set_reference');
      if (drawn) return { kind: 'random', ...filterOf(valueIn(drawn, 'filtercondition')) };
      const entryId = valueIn(childOf(instance, 'question_reference'), 'questionbankentryid').trim();
      const questionId = valueIn(instance, 'questionid').trim() || valueIn(instance, 'question').trim();
      return { kind: 'question', entryId, questionId };
    });
}

/** The category of a draw, as Moodle 4.0 writes it and as later ones do. */
function filterOf(written: string): { categoryId: string; withInner: boolean } {
  const categoryId =
    /"questioncategoryid":"?(\d+)/.exec(written)?.[1] ??
    /"category":\{[^}]*?"values":\["?(\d+)/.exec(written)?.[1];
  const withInner = /"(includingsubcategories|includesubcategories)":("?1"?|true)/.test(written);
  return { categoryId: categoryId ?? '', withInner };
}

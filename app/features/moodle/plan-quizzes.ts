import type { ItemDraft } from '~db/schema/items';
import { valueIn, type XmlElement } from '~/features/items/index.server';
import type { Accounts } from './accounts-of';
import type { PlannedModule } from './plan-lessons';
import { type BankQuestion, type QuestionBank, slotsOf } from './read-bank';
import type { BackupActivity, BackupSection } from './read-backup';
import type { FileIndex, StoredFile } from './read-files';
import type { AccountedQuestion } from './report';

/** A quiz of the package. */
export interface PlannedQuiz {
  /** Its file: `dosing/quiz.yml`, `final.yml`. */
  file: string;
  id: string;
  draw: number;
  /** Percent; null where Moodle has none. */
  passMark: number | null;
  maxAttempts: number | null;
  minutes: number | null;
  counts: 'best' | 'last';
  items: ItemDraft[];
  /** Pictures beside its file, by the path that questions write. */
  media: Map<string, Uint8Array>;
}

/** What quizzes are made of. */
export interface QuizSources {
  bank: QuestionBank;
  index: FileIndex;
  stored: ReadonlyMap<string, StoredFile>;
  accounts: Accounts;
  courseId: string;
}

export const finalFile = 'final.yml';

/** A quiz has so many items at least. */
const leastItems = 5;

/** Minutes that a quiz of ours may take. */
const [leastMinutes, mostMinutes] = [5, 240];

interface ReadableQuiz {
  activity: BackupActivity;
  content: XmlElement;
}

/**
 * Makes the quizzes of a section the quiz of its module, in one where there are several. A section of quizzes alone at the end of the
 * course is the final; one before it joins the module before it.
 */
export function planQuizzes(
  sections: readonly BackupSection[],
  modules: readonly PlannedModule[],
  sources: QuizSources,
): { quizzes: PlannedQuiz[]; questions: AccountedQuestion[] } {
  const homes = new Map<string, ReadableQuiz[]>();
  let passed = 0;
  for (const section of sections) {
    const own = modules[passed]?.section === section;
    if (own) passed += 1;
    const module = own
      ? modules[passed - 1]
      : passed === modules.length
        ? undefined
        : modules[Math.max(0, passed - 1)];
    const home = module ? `${module.slug}/quiz.yml` : finalFile;
    for (const activity of section.activities.filter(({ kind }) => kind === 'quiz')) {
      if (activity.isHidden || section.isHidden) sources.accounts.leaveOut(activity, 'hidden');
      else if (typeof activity.content === 'string') sources.accounts.leaveOut(activity, activity.content);
      else homes.set(home, [...(homes.get(home) ?? []), { activity, content: activity.content }]);
    }
  }
  const placeOf = new Map<BankQuestion, string>();
  const quizzes = [...homes].flatMap(([file, written]) => planQuiz(file, written, placeOf, sources) ?? []);
  return { quizzes, questions: sources.bank.questions.map((question) => accountOf(question, placeOf)) };
}

/** @returns undefined where none of its questions can be asked */
function planQuiz(
  file: string,
  written: readonly ReadableQuiz[],
  placeOf: Map<BankQuestion, string>,
  sources: QuizSources,
): PlannedQuiz | undefined {
  const { accounts, courseId } = sources;
  const quiz = { file, items: [] as ItemDraft[], media: new Map<string, Uint8Array>() };
  const taken: ReadableQuiz[] = [];
  let draw = 0;
  for (const one of written) {
    const { found, asked } = takeQuestions(one, file, placeOf, sources);
    if (found.length === 0) {
      accounts.leaveOut(one.activity, 'noQuestions');
      continue;
    }
    draw += asked;
    for (const question of found) takeItem(question, quiz, sources);
    accounts.take(one.activity, file === finalFile ? 'final' : 'quiz', file);
    noteRules(one, accounts);
    if (taken.length > 0) accounts.note(one.activity, 'quizJoined');
    taken.push(one);
  }
  const [first] = taken;
  if (!first) return undefined;
  if (quiz.items.length < leastItems) accounts.note(first.activity, 'quizFew');
  return {
    ...quiz,
    ...rulesOf(first),
    id: `${courseId}.quiz-${first.activity.moduleId}`,
    draw: Math.max(1, Math.min(draw, quiz.items.length)),
  };
}

/** The questions of a quiz that no quiz before it has, and how many of all an attempt asks. */
function takeQuestions(
  { activity, content }: ReadableQuiz,
  file: string,
  placeOf: Map<BankQuestion, string>,
  { bank, accounts }: QuizSources,
): { found: BankQuestion[]; asked: number } {
  const found: BankQuestion[] = [];
  let asked = 0;
  for (const slot of slotsOf(content)) {
    const candidates = bank.askedBy(slot).filter(({ read }) => read.outcome === 'item');
    if (candidates.length > 1) accounts.note(activity, 'quizRandom');
    const fresh = candidates.filter((question) => !placeOf.has(question));
    if (fresh.length < candidates.length && slot.kind === 'question')
      accounts.note(activity, 'quizElsewhere');
    if (fresh.length > 0 || slot.kind === 'random') asked += candidates.length > 0 ? 1 : 0;
    for (const question of fresh) placeOf.set(question, file);
    found.push(...fresh);
  }
  return { found, asked };
}

function takeItem(
  { read, questionId }: BankQuestion,
  { file, items, media }: Pick<PlannedQuiz, 'file' | 'items' | 'media'>,
  { index, stored, accounts }: QuizSources,
): void {
  if (read.outcome !== 'item') return;
  items.push(read.item);
  for (const { path, bytes } of read.files) media.set(path, bytes);
  const folder = file.split('/').slice(0, -1).join('/');
  for (const [name, { hash }] of index.ofQuestion(questionId)) {
    const bytes = stored.get(hash);
    const place = read.files.find((one) => one.bytes === bytes)?.path;
    if (place !== undefined) accounts.file(read.name, folder, { name, place, reason: null });
    else if (typeof bytes === 'string')
      accounts.file(read.name, folder, { name, place: null, reason: bytes });
    else if (bytes === undefined) accounts.file(read.name, folder, { name, place: null, reason: 'missing' });
  }
}

const numberIn = (element: XmlElement | undefined, name: string) => Number(valueIn(element, name)) || 0;

function rulesOf({
  activity: { gradeItem },
  content,
}: ReadableQuiz): Pick<PlannedQuiz, 'passMark' | 'maxAttempts' | 'minutes' | 'counts'> {
  const [pass, best] = [numberIn(gradeItem, 'gradepass'), numberIn(gradeItem, 'grademax')];
  const percent = best > 0 ? Math.round((pass / best) * 100) : 0;
  const minutes = Math.ceil(numberIn(content, 'timelimit') / 60);
  return {
    passMark: percent >= 1 && percent <= 100 ? percent : null,
    maxAttempts: numberIn(content, 'attempts_number') || null,
    minutes: minutes === 0 ? null : Math.min(Math.max(minutes, leastMinutes), mostMinutes),
    counts: numberIn(content, 'grademethod') === lastAttempt ? 'last' : 'best',
  };
}

/** How Moodle says which attempt counts: 1 the best, 2 the mean of all, 3 the first, 4 the last. */
const [bestAttempt, lastAttempt] = [1, 4];

/** Tells what of a quiz's rules is different here. */
function noteRules({ activity, content }: ReadableQuiz, accounts: Accounts): void {
  const method = numberIn(content, 'grademethod');
  if (method !== 0 && method !== bestAttempt && method !== lastAttempt) accounts.note(activity, 'quizCounts');
  const minutes = numberIn(content, 'timelimit') / 60;
  const isKept =
    minutes === 0 || (minutes >= leastMinutes && minutes <= mostMinutes && Number.isInteger(minutes));
  if (!isKept) accounts.note(activity, 'quizTime');
  if (valueIn(content, 'intro').trim() !== '') accounts.note(activity, 'quizIntro');
}

function accountOf(question: BankQuestion, placeOf: ReadonlyMap<BankQuestion, string>): AccountedQuestion {
  const { questionId, read } = question;
  const base = { questionId, name: read.name };
  const leftOut = { ...base, outcome: 'leftOut' as const, itemId: null, place: null, notes: [] };
  if (read.outcome === 'draft') return { ...leftOut, reason: read.reason };
  const place = placeOf.get(question);
  if (place === undefined) return { ...leftOut, reason: 'unused' };
  return { ...base, outcome: 'item', itemId: read.item.id, place, reason: null, notes: read.notes };
}

import type { ReadQuestion } from '~/features/items/index.server';

/** Why an activity, a chapter or a text isn't taken. */
export type LeftOutReason =
  | 'kind'
  | 'hidden'
  | 'empty'
  | 'textMissing'
  | 'textBroken'
  | 'tooLong'
  | 'tooDeep'
  | 'noQuestions'
  | 'addressForm'
  | 'fileLeftOut';

/** What of a text changed on the way, or needs somebody's eye. */
export type ActivityNote =
  | 'oneLanguage'
  | 'titleOneLanguage'
  | 'pictureDescription'
  | 'pictureMoved'
  | 'pictureElsewhere'
  | 'recordingText'
  | 'embedded'
  | 'drawing'
  | 'linkInside'
  | 'linkHttps'
  | 'linkLost'
  | 'tableFlat'
  | 'availability'
  | 'quizJoined'
  | 'quizRandom'
  | 'quizCounts'
  | 'quizTime'
  | 'quizIntro'
  | 'quizElsewhere'
  | 'quizFew'
  | 'chapterHidden'
  | 'chapterLeftOut';

/** What became of an activity. */
export type ActivityOutcome = 'lesson' | 'part' | 'quiz' | 'final' | 'leftOut';

export interface AccountedActivity {
  moduleId: string;
  /** Moodle's name of its kind, such as `page`. */
  kind: string;
  title: string;
  section: string;
  outcome: ActivityOutcome;
  /** Folders or files of the package that hold it. */
  places: string[];
  reason: LeftOutReason | null;
  notes: ActivityNote[];
}

type Draft = Extract<ReadQuestion, { outcome: 'draft' }>;
type Item = Extract<ReadQuestion, { outcome: 'item' }>;

export interface AccountedQuestion {
  /** Of the question in Moodle. */
  questionId: string;
  name: string;
  outcome: 'item' | 'leftOut';
  /** The item's id and the file that holds it. */
  itemId: string | null;
  place: string | null;
  /** Why it is none; `unused` where no quiz that was taken asks it. */
  reason: Draft['reason'] | 'unused' | null;
  notes: Item['notes'];
}

export type FileReason = 'missing' | 'damaged' | 'tooMuch' | 'kind' | 'form' | 'tooLarge';

export interface AccountedFile {
  /** The activity or question that shows it. */
  owner: string;
  name: string;
  /** Its place in the package; null where it isn't taken. */
  place: string | null;
  reason: FileReason | null;
}

/** What an author has to write, since Moodle doesn't know it and the package needs it: until then something stands in its place. */
export type Placeholder =
  | 'outcome'
  | 'cadres'
  | 'hours'
  | 'creditPoints'
  | 'topic'
  | 'inks'
  | 'courseTitle'
  | 'courseSummary'
  | 'sectionTitle'
  | 'sectionSummary'
  | 'lessonTitle'
  | 'lessonSummary'
  | 'lessonMinutes'
  | 'lessonStage'
  | 'lessonAuthor'
  | 'passMark'
  | 'verdict'
  | 'quizMissing'
  | 'finalMissing';

export interface BackupReport {
  course: { id: string; slug: string; title: string; moodle: string };
  activities: AccountedActivity[];
  questions: AccountedQuestion[];
  files: AccountedFile[];
  /** The places that have each. */
  placeholders: Partial<Record<Placeholder, string[]>>;
}

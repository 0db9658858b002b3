import type { BankStage, DraftReason, ItemDraft, NoteCode } from '~db/schema/items';

/** Why nothing of a file can be read. */
export type FileFault =
  | 'empty'
  | 'unreadable'
  | 'tooLarge'
  | 'tooMany'
  | 'tooDeep'
  | 'entities'
  | 'malformed'
  | 'noQuestions'
  | 'noManifest'
  | 'nestedManifest';

/** Where a question stands in its file. */
export interface QuestionPlace {
  /** From 1; in a package, of the file at `path`. */
  line: number;
  /** The file inside a package; null where the file is the questions itself. */
  path: string | null;
}

/** A picture that an item's stimulus shows, by the path that the stimulus writes: `media/3fa9….png`. */
export interface ItemFile {
  path: string;
  bytes: Uint8Array;
}

/** What is known of a question beside what it asks. */
export interface ItemLabels {
  /** Codes of the cadres that it is meant for; empty: all. */
  cadres: string[];
  difficulty: Difficulty | null;
  /** Stage of the cycle of using data. */
  stage: Stage | null;
  /** Whatever else it is marked with. */
  tags: string[];
}

export const difficulties = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof difficulties)[number];

export const stages = [
  'demand',
  'collection',
  'management',
  'analysis',
  'presentation',
  'interpretation',
] as const satisfies BankStage[];
export type Stage = (typeof stages)[number];

interface QuestionBase {
  /** The item's id: that of the file where it has one, else made of category and name. */
  id: string;
  name: string;
  place: QuestionPlace;
  /** Names of categories from the outermost, with slashes; empty where there is none. */
  category: string;
  /** What the file says of this question. */
  source: string;
  labels: ItemLabels;
}

/** A question of a file: an item, or why it is none. */
export type ReadQuestion = QuestionBase &
  (
    | { outcome: 'item'; item: ItemDraft; files: ItemFile[]; notes: NoteCode[] }
    | { outcome: 'draft'; reason: DraftReason }
  );

export type ReadFile =
  | { ok: true; questions: ReadQuestion[] }
  /** `line` is the place of the fault, where there is one. */
  | { ok: false; fault: FileFault; line?: number };

/** Ends the reading of a question that can't be made an item. */
export class NoItem extends Error {
  constructor(readonly reason: DraftReason) {
    super(reason);
  }
}

/** Ends the reading of a file. */
export class UnreadableFile extends Error {
  constructor(
    readonly fault: FileFault,
    readonly line?: number,
  ) {
    super(fault);
  }
}

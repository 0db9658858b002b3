import type { QuestionPlace } from './read-question';
import { noText, type RichText } from './rich-text';

/** An answer as Moodle knows it. */
export interface MoodleAnswer {
  text: RichText;
  /** Share of the mark, -1 to 1. */
  share: number;
  feedback: RichText;
  /** Of a number. */
  tolerance: number;
}

/** A question in Moodle's terms, whichever of its formats it is written in. */
export interface MoodleQuestion {
  /** Moodle's name of the type, such as `multichoice`. */
  type: string;
  name: string;
  text: RichText;
  /** Said after grading, whatever the answer was. */
  general: RichText;
  /** The question's own id, where it has one. */
  idNumber: string;
  tags: string[];
  /** Files that its texts show as `@@PLUGINFILE@@/…`, by their names. */
  files: Map<string, Uint8Array>;
  answers: MoodleAnswer[];
  /** Of several choices, only one may be taken. */
  single: boolean;
  /** Letter case counts. */
  caseCounts: boolean;
  units: { name: string; factor: number }[];
  /** Said as the whole answer is right or wrong. */
  combined: { right: RichText; wrong: RichText };
  /** Of a matching; one without a text is a choice that matches nothing. */
  pairs: { text: RichText; answer: RichText }[];
  /** What can be matched in the source's own order; empty where it has none beside the pairs. */
  choices: RichText[];
  /** What can be put into the gaps `[[1]]`, in their order; gaps take from the group of their right one. */
  words: { text: RichText; group: string }[];
  /** Whether an answer that is partly right earns a part. */
  isPartial: boolean;
  place: QuestionPlace;
  /** Names of categories with slashes. */
  category: string;
  /** What the file says of it. */
  source: string;
  /** What is told in the notes as it is. */
  peculiarities: ('hints' | 'penalty' | 'weight' | 'orderFixed' | 'unitPenalty')[];
}

/** A question of which nothing is known but where it stands. */
export const emptyMoodleQuestion = (place: QuestionPlace, source: string): MoodleQuestion => ({
  type: '',
  name: '',
  text: noText,
  general: noText,
  idNumber: '',
  tags: [],
  files: new Map(),
  answers: [],
  single: true,
  caseCounts: false,
  units: [],
  combined: { right: noText, wrong: noText },
  pairs: [],
  choices: [],
  words: [],
  isPartial: true,
  place,
  category: '',
  source,
  peculiarities: [],
});

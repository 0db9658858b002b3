import type { Language, LocalizedText } from '~/platform/i18n/language';

/** A quiz as the map needs it: which outcome each question measures, and which outcomes a bank's questions do. */
export interface MappedQuiz {
  items: readonly { outcome: string }[];
  fromBank: readonly { outcome?: string | undefined; outcomes: Readonly<Record<string, string>> }[];
}

export interface MappedModule {
  title: LocalizedText;
  lessons: readonly LocalizedText[];
  quiz: MappedQuiz | undefined;
  practice: MappedQuiz | undefined;
}

export interface MappedCourse {
  outcomes: readonly { id: string; text: LocalizedText }[];
  modules: readonly MappedModule[];
  final: MappedQuiz | undefined;
}

/** An outcome, where it is taught and where it is asked. */
export interface OutcomeRow {
  outcome: string;
  /** Titles of the lessons of modules whose quiz or practice asks about it. */
  lessons: string[];
  /** How many questions of the quizzes' own files ask about it. */
  practice: number;
  quiz: number;
  final: number;
  /** Whether questions of a bank may be drawn for it, whose number is the bank's. */
  hasBank: boolean;
  lacks: 'lesson' | 'item' | 'both' | null;
}

/**
 * The map of outcomes × lessons × items. Lessons name no outcome; what a module's questions ask is what its lessons teach.
 */
export function mapOutcomes({ outcomes, modules, final }: MappedCourse, language: Language): OutcomeRow[] {
  return outcomes.map(({ id, text }) => {
    const count = (quiz: MappedQuiz | undefined) =>
      quiz?.items.filter(({ outcome }) => outcome === id).length ?? 0;
    const draws = (quiz: MappedQuiz | undefined) =>
      quiz?.fromBank.some(
        ({ outcome, outcomes: named }) => outcome === id || Object.values(named).includes(id),
      ) ?? false;
    const sum = (quizzes: (MappedQuiz | undefined)[]) => quizzes.reduce((all, quiz) => all + count(quiz), 0);
    const asking = modules.filter((module) =>
      [module.quiz, module.practice].some((quiz) => count(quiz) > 0 || draws(quiz)),
    );
    const lessons = asking.flatMap((module) => module.lessons.map((title) => title[language]));
    const practice = sum(modules.map((module) => module.practice));
    const quiz = sum(modules.map((module) => module.quiz));
    const inFinal = count(final);
    const all = [final, ...modules.flatMap((module) => [module.quiz, module.practice])];
    const hasBank = all.some(draws);
    const isAsked = practice + quiz + inFinal > 0 || hasBank;
    const isTaught = lessons.length > 0;
    const lacks = isTaught ? (isAsked ? null : 'item') : isAsked ? 'lesson' : 'both';
    return { outcome: text[language], lessons, practice, quiz, final: inFinal, hasBank, lacks };
  });
}

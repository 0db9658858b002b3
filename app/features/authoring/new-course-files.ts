import { stringify } from 'yaml';
import type { LocalizedText } from '~/platform/i18n/language';

interface NewCourseFacts {
  id: string;
  instituteId: string;
  title: LocalizedText;
}

const written = (value: unknown) => stringify(value, { lineWidth: 0 });

/** The files that a course begins with. What nobody has said yet is empty, and the gate asks for it. */
export const newCourseFiles = ({ id, instituteId, title }: NewCourseFacts): Record<string, string> => ({
  'course.yml': written({
    id,
    institute: instituteId,
    topic: '',
    title,
    summary: { sw: '', en: '' },
    cadres: [],
    hours: 1,
    creditPoints: 0,
    inks: 'lake',
    outcomes: [],
    modules: [],
  }),
  'final.yml': newQuizFile(`${id}.final`),
});

/** A quiz without questions. */
export const newQuizFile = (id: string): string => written({ id, draw: 5, passMark: 70, items: [] });

export interface NewLessonFacts {
  id: string;
  title: LocalizedText;
  author: LocalizedText;
  /** ISO date. */
  today: string;
}

/** Both texts of a lesson without content. */
export const newLessonFiles = (
  folder: string,
  { id, title, author, today }: NewLessonFacts,
): Record<string, string> =>
  Object.fromEntries(
    (['sw', 'en'] as const).map((language) => [
      `${folder}/lesson.${language}.mdx`,
      `---\n${written({
        id,
        title: title[language],
        summary: '',
        minutes: 10,
        stage: 'collection',
        author: author[language],
        updated: today,
        sources: [],
      })}---\n\n`,
    ]),
  );

import type { FilterChoices } from './read-filter';

/** @returns what finds the title of the course or learning path that a certificate is of, null where it is no longer offered */
export function awardTitles({ courses, paths }: Pick<FilterChoices, 'courses' | 'paths'>) {
  const ofCourse = new Map(courses.map(({ id, title }) => [id, title]));
  const ofPath = new Map(paths.map(({ id, title }) => [id, title]));
  return ({ courseId, pathId }: { courseId: string | null; pathId: string | null }): string | null =>
    (courseId === null ? ofPath.get(pathId ?? '') : ofCourse.get(courseId)) ?? null;
}

import type { CourseManifest } from '~db/schema/catalog';
import { quizPath } from '~/features/quizzes/index';
import { getTranslator } from '~/platform/i18n/translate';
import type { Language } from '~/platform/i18n/language';
import type { PathModule, PathStop } from './components/course-path-list';
import type { CoursePath, Stop } from './course-path';

/** @returns the path of a stop's page without its language: `/courses/data-quality/why-data-matter/quiz` */
function stopUrl(courseSlug: string, stop: Stop): string {
  const course = `/courses/${courseSlug}`;
  if (!stop.module) return `${course}/final`;
  const page = stop.kind === 'lesson' ? stop.lesson.slug : 'quiz';
  return `${course}/${stop.module.slug}/${page}`;
}

/** Lays a path out for its list, module by module. @param bytes of each lesson, by lesson id */
export function presentPath(
  manifest: CourseManifest,
  path: CoursePath,
  bytes: Map<string, number>,
): { modules: PathModule[]; final: PathStop } {
  const present = (stop: Stop): PathStop => ({
    state: stop.state,
    kind: stop.kind === 'lesson' ? 'lesson' : stop.module ? 'quiz' : 'final',
    url: stopUrl(manifest.slug, stop),
    title: stop.kind === 'lesson' ? stop.lesson.title : null,
    minutes: stop.kind === 'lesson' ? stop.lesson.minutes : null,
    bytes: stop.kind === 'lesson' ? (bytes.get(stop.lesson.id) ?? null) : null,
  });
  return {
    modules: manifest.modules.map((module) => ({
      title: module.title,
      practice: module.practice ? `/courses/${manifest.slug}/${quizPath('practice', module.slug)}` : null,
      stops: path.stops.filter((stop) => stop.module?.id === module.id).map(present),
    })),
    final: present(path.stops.at(-1) as Stop),
  };
}

/** The next stop's page and name, in the reader's language. */
export function presentNext(
  manifest: CourseManifest,
  path: CoursePath,
  language: Language,
): { url: string; title: string } | null {
  const { next } = path;
  if (!next) return null;
  const t = getTranslator(language);
  const title =
    next.kind === 'lesson'
      ? next.lesson.title[language]
      : next.module
        ? t('progress:quizOf', { title: next.module.title[language] })
        : t('progress:final');
  return { url: stopUrl(manifest.slug, next), title };
}

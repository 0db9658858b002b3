import type { CourseManifest } from '~db/schema/catalog';
import { quizPath } from '~/features/quizzes/index';
import { getTranslator } from '~/platform/i18n/translate';
import type { Language } from '~/platform/i18n/language';
import type { PathModule, PathStop } from './components/course-path-list';
import type { CoursePath, Stop } from './course-path';
import { finalUrl, pageUrl, worksheetUrl } from './course-urls';
import { nameRequirement } from './present-requirements';

/** @returns the path of a stop's page without its language */
function stopUrl(courseSlug: string, stop: Stop): string {
  if (!stop.module) return finalUrl(courseSlug);
  return pageUrl(courseSlug, stop.module.slug, stop.kind === 'lesson' ? stop.lesson.slug : 'quiz');
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
  path: Pick<CoursePath, 'next'>,
  language: Language,
): { url: string; title: string } | null {
  const { next } = path;
  if (!next) return null;
  const t = getTranslator(language);
  if (next.kind === 'worksheet') {
    const url = worksheetUrl(next.worksheet);
    return url === null ? null : { url, title: nameRequirement(next, language) };
  }
  const title =
    next.kind === 'lesson'
      ? next.lesson.title[language]
      : next.module
        ? t('progress:quizOf', { title: next.module.title[language] })
        : t('progress:final');
  return { url: stopUrl(manifest.slug, next), title };
}

/** What is left before the course is complete beside lessons, which are counted elsewhere, in a few words each. */
export const presentLeft = ({ requirements }: CoursePath, language: Language): string[] =>
  requirements
    .filter(({ isMet, kind }) => !isMet && kind !== 'lessons')
    .map((one) => nameRequirement(one, language));

/** A lesson by the addresses of its course, its module and itself. */
interface NamedLesson {
  course: string;
  module: string;
  lesson: string;
}

/**
 * Where a course speaks of one of its lessons: texts that link to its page, and `course.yml` where a rule names it.
 * @param texts every text of the course by its path
 * @returns their paths, in order; the lesson's own files aside
 */
export function linksToLesson(
  texts: ReadonlyMap<string, string>,
  { course, module, lesson }: NamedLesson,
): string[] {
  const name = `${module}/${lesson}`;
  const inTexts = new RegExp(`/courses/${course}/${name}(?![a-z0-9-])`);
  // The list of modules names a lesson by its own slug alone.
  const inRules = new RegExp(`(?<![a-z0-9/-])${name}(?![a-z0-9/-])`);
  return [...texts]
    .filter(([path]) => !path.startsWith(`${name}/`))
    .filter(([path, text]) => inTexts.test(text) || (path === 'course.yml' && inRules.test(text)))
    .map(([path]) => path)
    .toSorted();
}

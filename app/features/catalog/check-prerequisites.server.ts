import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml, placeInYaml } from '~/platform/content/parse-yaml.server';
import { packageFolders } from './check-packages.server';
import { findPrerequisiteCycle } from './find-prerequisite-cycle';

export interface CheckedPrerequisites {
  faults: ContentFault[];
  /** Courses that stand elsewhere, where nobody has said what is published: the import will know. */
  remarks: ContentFault[];
}

interface WrittenCourse {
  file: string;
  text: string;
  id: string;
  prerequisites: string[];
}

/**
 * Checks what the courses of a content folder ask for before them: courses that there are, and in no circle.
 * @param published courses that may be named beside the folder's own; undefined where there is no database to ask
 */
export async function checkPrerequisites(
  folder: string,
  published?: readonly { id: string; prerequisites: readonly string[] }[],
): Promise<CheckedPrerequisites> {
  const written = await readCourses(folder);
  const prerequisites = new Map(
    [...(published ?? []), ...written].map(({ id, prerequisites }) => [id, prerequisites]),
  );
  const checked: CheckedPrerequisites = { faults: [], remarks: [] };
  for (const { file, text, id, prerequisites: asked } of written) {
    const placeOf = (index?: number) =>
      placeInYaml(file, text, ['prerequisites', ...(index === undefined ? [] : [index])]);
    asked.forEach((course, index) => {
      if (prerequisites.has(course)) return;
      const fault = { ...placeOf(index), values: { course } };
      if (published) checked.faults.push({ ...fault, code: 'courseUnknown' });
      else checked.remarks.push({ ...fault, code: 'courseElsewhere' });
    });
    const cycle = asked.includes(id) ? undefined : findPrerequisiteCycle(id, prerequisites);
    if (cycle) {
      checked.faults.push({ ...placeOf(), code: 'prerequisiteCycle', values: { way: cycle.join(' → ') } });
    }
  }
  return checked;
}

const AskingCourse = z.object({ id: z.string(), prerequisites: z.array(z.string()).default([]) });

/** Of packages with other faults too; those whose course can't be read at all are told elsewhere. */
async function readCourses(folder: string): Promise<WrittenCourse[]> {
  const courses: WrittenCourse[] = [];
  for (const packageFolder of await packageFolders(folder)) {
    const file = path.join(packageFolder, 'course.yml');
    const text = await readFile(file, 'utf8').catch(() => '');
    const parsed = parseYaml(file, text, AskingCourse);
    if (parsed.ok) courses.push({ file, text, ...parsed.value });
  }
  return courses;
}

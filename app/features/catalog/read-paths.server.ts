import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml, placeInYaml } from '~/platform/content/parse-yaml.server';
import { packageFolders } from './check-packages.server';
import type { Published } from './find-clashes.server';
import { type PathEntry, PathsFileSchema } from './schemas';

export interface ReadPaths {
  /** undefined where there is no file, or one with faults. */
  paths: PathEntry[] | undefined;
  faults: ContentFault[];
  /** Courses that stand elsewhere, where nobody has said what is published: the import will know. */
  remarks: ContentFault[];
}

/**
 * Reads `paths.yml` of a content folder; a folder may be without.
 * @param published what paths may name: courses beside those of the folder's own packages, and institutes; undefined where there is no database to ask
 */
export async function readPaths(
  folder: string,
  published?: Pick<Published, 'courses' | 'institutes'>,
): Promise<ReadPaths> {
  const file = path.join(folder, 'paths.yml');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { paths: undefined, faults: [], remarks: [] };
  const parsed = parseYaml<PathEntry[]>(file, text, PathsFileSchema);
  if (!parsed.ok) return { paths: undefined, faults: parsed.faults, remarks: [] };
  const known = new Set([...(published?.courses ?? []).map(({ id }) => id), ...(await courseIdsIn(folder))]);
  const strangers = parsed.value.flatMap(({ certifiedBy }, index) =>
    !published || certifiedBy === null || published.institutes.has(certifiedBy)
      ? []
      : [
          {
            ...placeInYaml(file, text, [index, 'certifiedBy']),
            code: 'instituteUnknown' as const,
            values: { institute: certifiedBy },
          },
        ],
  );
  const unknown = parsed.value.flatMap((one, index) =>
    one.courses.flatMap(({ course }, place) =>
      known.has(course)
        ? []
        : [
            {
              ...placeInYaml(file, text, [index, 'courses', place, 'course']),
              code: published ? ('courseUnknown' as const) : ('courseElsewhere' as const),
              values: { course },
            },
          ],
    ),
  );
  if (!published) return { paths: parsed.value, faults: [], remarks: unknown };
  const faults = [...unknown, ...strangers];
  return { paths: faults.length > 0 ? undefined : parsed.value, faults, remarks: [] };
}

/** Ids of the folder's packages, of those with faults too: what is wrong with them is told elsewhere. */
async function courseIdsIn(folder: string): Promise<string[]> {
  const ids: string[] = [];
  for (const packageFolder of await packageFolders(folder)) {
    const text = await readFile(path.join(packageFolder, 'course.yml'), 'utf8').catch(() => '');
    const parsed = parseYaml('course.yml', text, z.object({ id: z.string() }));
    if (parsed.ok) ids.push(parsed.value.id);
  }
  return ids;
}

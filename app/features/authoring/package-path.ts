const longest = 200;

/** Whether a path may name a file of a package: relative, of small letters, digits, points, hyphens and underscores, and leading nowhere else. */
export const isPackagePath = (path: string): boolean =>
  path.length <= longest && /^[a-z0-9_][a-z0-9._-]*(\/[a-z0-9_][a-z0-9._-]*)*$/i.test(path);

/** Whether a file of this name is written as text. */
export const isTextPath = (path: string): boolean => /\.(yml|mdx)$/.test(path);

/** Folder of a lesson in its package, as `course.yml` names both. */
export const lessonFolder = (module: string, lesson: string): string => `${module}/${lesson}`;

/** Folder of a lesson whose text lies at a path. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/**
 * A lesson as the studio's addresses name it: its module and itself with two hyphens between, which no slug holds.
 * @returns such as `basics--counting`
 */
export const lessonParam = (module: string, lesson: string): string => `${module}--${lesson}`;

/** @returns module and lesson of an address; undefined where it names none */
export function readLessonParam(param: string): { module: string; lesson: string } | undefined {
  const [module, lesson, ...more] = param.split('--');
  return module && lesson && more.length === 0 ? { module, lesson } : undefined;
}

/** Where a file is written, from the address of its draft: a lesson's texts in the editor of lessons, all else as text. */
export function fileAddress(path: string): string {
  const [, module, lesson] = /^([^/]+)\/([^/]+)\/lesson\.(?:sw|en)\.mdx$/.exec(path) ?? [];
  if (module && lesson) return `lessons/${lessonParam(module, lesson)}`;
  return `file?path=${encodeURIComponent(path)}`;
}

/** Where a file is reviewed part by part, from the address of its draft. */
export const fileReviewAddress = (path: string): string => `review/file?path=${encodeURIComponent(path)}`;

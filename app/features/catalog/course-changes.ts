import type { CourseManifest } from '~db/schema/catalog';
import { lessonsInOrder, quizzesInOrder } from './course-manifest';

interface Changes {
  added: number;
  changed: number;
  removed: number;
}

/** What a new revision of a course changes for its learners. */
export interface CourseChanges {
  lessons: Changes;
  /** Questions have no place of their own: one that was edited counts as removed and added. */
  items: Pick<Changes, 'added' | 'removed'>;
}

/** @param before the revision that was current until now; undefined for a new course */
export function changesBetween(before: CourseManifest | undefined, after: CourseManifest): CourseChanges {
  const [old, now] = [lessonTexts(before), lessonTexts(after)];
  const [oldItems, items] = [itemHashes(before), itemHashes(after)];
  return {
    lessons: {
      added: [...now.keys()].filter((id) => !old.has(id)).length,
      changed: [...now].filter(([id, texts]) => old.has(id) && old.get(id) !== texts).length,
      removed: [...old.keys()].filter((id) => !now.has(id)).length,
    },
    items: {
      added: [...items].filter((hash) => !oldItems.has(hash)).length,
      removed: [...oldItems].filter((hash) => !items.has(hash)).length,
    },
  };
}

const lessonTexts = (manifest: CourseManifest | undefined) =>
  new Map(
    (manifest ? lessonsInOrder(manifest) : []).map(({ lesson: { id, revision } }) => [
      id,
      `${revision.sw} ${revision.en}`,
    ]),
  );

const itemHashes = (manifest: CourseManifest | undefined) =>
  new Set(
    (manifest ? quizzesInOrder(manifest) : []).flatMap(({ quiz }) => quiz.items.map(({ hash }) => hash)),
  );

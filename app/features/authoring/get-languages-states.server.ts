import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { publishedReferences } from '~/features/catalog/index.server';
import type { WorkProgress } from './check-or-order.server';
import { countOpenBlocks, type LanguagesState } from './count-open-blocks';
import type { DraftActor } from './draft-actor.server';
import type { Draft } from './find-draft.server';
import type { OutlineOfModule } from './get-draft.server';
import { openLesson } from './open-lesson.server';
import { lessonParam } from './package-path';
import { previewLesson } from './preview-lesson.server';

/** How the languages of each lesson stand, by the lesson's name in addresses, or how far the look at them is. */
export type LanguagesStates =
  { progress: null; states: Record<string, LanguagesState> } | { progress: WorkProgress; states: null };

/** A look at all lessons of one version of a draft, which goes on when the request that began it is answered. */
interface Look {
  states: Map<string, LanguagesState>;
  end: Promise<void>;
}

const looks = new LRUCache<string, Look>({ max: 50 });

/**
 * Looks at how the languages of each lesson of a draft stand. Every text is compiled that this process doesn't remember, some 70 ms each:
 * a long course is told in a later request.
 * @param patienceMs milliseconds that a request waits for the end
 */
export async function getLanguagesStates(
  actor: DraftActor,
  draft: Pick<Draft, 'id' | 'slug' | 'version'>,
  modules: readonly OutlineOfModule[],
  { patienceMs = 500 }: { patienceMs?: number } = {},
): Promise<LanguagesStates> {
  const lessons = modules.flatMap((module) =>
    module.lessons.map((lesson) => lessonParam(module.slug, lesson.slug)),
  );
  const { terms } = (await publishedReferences()).sw;
  const key = `${draft.id} ${draft.version} ${terms.length}`;
  const look = looks.get(key) ?? beginLook(actor, draft.slug, lessons);
  looks.set(key, look);
  try {
    const hasEnded = await Promise.race([
      look.end.then(() => true),
      pause(patienceMs, false, { ref: false }),
    ]);
    return hasEnded
      ? { progress: null, states: Object.fromEntries(look.states) }
      : { progress: { lessonsDone: look.states.size, lessons: lessons.length }, states: null };
  } catch (error) {
    looks.delete(key);
    throw error;
  }
}

function beginLook(actor: DraftActor, slug: string, lessons: readonly string[]): Look {
  const states: Look['states'] = new Map();
  const lookAtAll = async () => {
    for (const lesson of lessons) {
      const open = await openLesson(actor, slug, lesson);
      states.set(lesson, open ? countOpenBlocks((await previewLesson(open)).translation) : null);
    }
  };
  const end = lookAtAll();
  // The next request that asks is told.
  end.catch(() => undefined);
  return { states, end };
}

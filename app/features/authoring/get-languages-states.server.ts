import { countOpenBlocks, type LanguagesState } from './count-open-blocks';
import type { DraftActor } from './draft-actor.server';
import type { OutlineOfModule } from './get-draft.server';
import { openLesson } from './open-lesson.server';
import { lessonParam } from './package-path';
import { previewLesson } from './preview-lesson.server';

/**
 * How the languages of each lesson of a draft stand, by the lesson's name in addresses. Every text is compiled that has changed since it
 * was last looked at: some 70 ms each, so this is for a page that is asked for it.
 */
export async function getLanguagesStates(
  actor: DraftActor,
  slug: string,
  modules: readonly OutlineOfModule[],
): Promise<Record<string, LanguagesState>> {
  const states: Record<string, LanguagesState> = {};
  for (const module of modules) {
    for (const { slug: lesson } of module.lessons) {
      const param = lessonParam(module.slug, lesson);
      const open = await openLesson(actor, slug, param);
      states[param] = open ? countOpenBlocks((await previewLesson(open)).translation) : null;
    }
  }
  return states;
}

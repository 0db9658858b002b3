import type { Draft, DraftActor } from '~/features/authoring/index.server';
import { managesCoursesOf, writesCoursesOf } from '~/features/authoring/policy';
import type { Language } from '~/platform/i18n/language';

/** What every page of a draft says of it. */
export const presentDraft = (draft: Draft, actor: DraftActor, language: Language) => ({
  /** Tells what a device keeps for one person from another's. */
  person: actor.id,
  slug: draft.slug,
  title: draft.title[language],
  state: draft.state,
  proposes: draft.proposesTo !== null,
  writes: writesCoursesOf(actor, draft.instituteId),
  manages: managesCoursesOf(actor, draft.instituteId),
});

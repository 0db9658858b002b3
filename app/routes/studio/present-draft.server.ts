import type { Draft, DraftActor } from '~/features/authoring/index.server';
import { managesCoursesOf, writesCoursesOf } from '~/features/authoring/policy';
import { dayOf } from '~/platform/calendar-day';
import { formatDay } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';

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

/** What a draft's pages say of the day of its publication: the one that is set, or the last one that came to nothing. */
export function presentDay(
  { state, publishOn, lapsedOn, lapseReason }: Draft,
  language: Language,
  now = new Date(),
): { day: string | null; lapsed: string | null } {
  const t = getTranslator(language);
  const date = publishOn === null ? '' : formatDay(publishOn, language);
  const isApproved = state === 'approved';
  const isDue = publishOn !== null && publishOn <= dayOf(now);
  const lapsed =
    lapsedOn !== null && lapseReason !== null
      ? t('drafts:publish.lapsed', {
          date: formatDay(lapsedOn, language),
          reason: t(`drafts:publish.lapse.${lapseReason}`),
        })
      : null;
  if (publishOn === null || (isDue && !isApproved)) return { day: null, lapsed };
  if (isDue) return { day: t('drafts:publish.dueNow'), lapsed };
  return { day: t(isApproved ? 'drafts:publish.scheduled' : 'drafts:publish.waitsForDay', { date }), lapsed };
}

import { eq } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { draftCourse, type LapseReason } from '~db/schema/authoring';
import { notifyPerson } from '~/features/accounts/index.server';
import { formatDay } from '~/platform/i18n/format';
import { getTranslator } from '~/platform/i18n/translate';
import type { Draft } from './find-draft.server';

/**
 * Gives up the day on which a draft was to be published, keeps why, and tells whoever had asked for it.
 * @param draft as it stood while the day was set, held by this transaction
 * @param actorId who has just done what ends it: they are told on their own page
 */
export async function lapsePublication(
  tx: Transaction,
  draft: Draft,
  reason: LapseReason,
  actorId: string | null,
): Promise<void> {
  const { id, title, publishOn, publishAskedBy } = draft;
  if (publishOn === null) return;
  await tx
    .update(draftCourse)
    .set({
      publishOn: null,
      publishNote: null,
      publishAskedBy: null,
      lapsedOn: publishOn,
      lapseReason: reason,
    })
    .where(eq(draftCourse.id, id));
  if (!publishAskedBy || publishAskedBy === actorId) return;
  const [person] = await tx
    .select({ language: account.language })
    .from(account)
    .where(eq(account.id, publishAskedBy));
  if (!person) return;
  const { language } = person;
  const values = {
    course: title[language],
    date: formatDay(publishOn, language),
    reason: getTranslator(language)(`drafts:publish.lapse.${reason}`),
  };
  await notifyPerson(tx, publishAskedBy, 'notPublished', values, { ownDeed: false });
}

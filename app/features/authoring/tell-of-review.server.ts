import { and, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { notifyPerson } from '~/features/accounts/index.server';
import { listAuthors } from './draft-people.server';
import type { Draft } from './find-draft.server';

type NewsOfReview = 'changesAsked' | 'draftApproved' | 'draftCommented';

/** Tells those who work on a draft what has become of its review, but not whoever did it. */
export async function tellAuthors(
  tx: Transaction,
  draft: Draft,
  news: NewsOfReview,
  ...without: string[]
): Promise<void> {
  for (const { id, language } of await listAuthors(tx, draft)) {
    if (without.includes(id)) continue;
    await notifyPerson(tx, id, news, { course: draft.title[language] }, { ownDeed: false });
  }
}

/** Tells reviewers, each once, that a draft waits for them. */
export async function tellReviewers(
  tx: Transaction,
  draft: Draft,
  reviewerIds: readonly string[],
): Promise<void> {
  const people = await tx
    .select({ id: account.id, language: account.language })
    .from(account)
    .where(and(inArray(account.id, [...new Set(reviewerIds)]), isNull(account.mergedInto)));
  for (const { id, language } of people)
    await notifyPerson(tx, id, 'reviewAsked', { course: draft.title[language] }, { ownDeed: false });
}

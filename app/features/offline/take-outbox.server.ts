import { getActorById } from '~/features/accounts/index.server';
import { log } from '~/platform/logging.server';
import { answerOnce } from '~/platform/receipts.server';
import { type OpenedEntry, openEntry, type Unreadable } from './open-entry.server';
import { newReceiptCode } from './receipt-code';
import { takeWork, type WorkOutcome, type WorkRefusal } from './take-work.server';

/**
 * What a phone is told of one entry. Only an entry with a receipt may leave the outbox; `failed` is to be sent again, and of what else is refused
 * nothing was taken.
 */
export type EntryAnswer =
  | { status: 'received'; uuid: string; code: string; outcome: WorkOutcome }
  | { status: 'refused'; uuid?: string; reason: Unreadable | WorkRefusal | 'failed' };

/**
 * Takes what phones have kept until there was network, in its order. Each entry stands by itself: one that can't be taken holds up no other. Sent
 * again, an entry changes nothing and gets the receipt that it got first.
 */
export async function takeOutbox(entries: readonly unknown[]): Promise<EntryAnswer[]> {
  const answers: EntryAnswer[] = [];
  for (const entry of entries) {
    const opened = await openEntry(entry).catch(failed);
    answers.push('refused' in opened ? { status: 'refused', reason: opened.refused } : await take(opened));
  }
  return answers;
}

function failed(error: unknown): { refused: 'failed' } {
  log.error({ err: error }, 'an entry of an outbox could not be opened');
  return { refused: 'failed' };
}

async function take({ accountId, work }: Exclude<OpenedEntry, { refused: unknown }>): Promise<EntryAnswer> {
  const { uuid, kind, at } = work;
  try {
    const actor = await getActorById(accountId);
    const taken = actor && (await takeWork(actor, work));
    if (!taken) return { status: 'refused', uuid, reason: 'notFound' };
    if ('refused' in taken) return { status: 'refused', uuid, reason: taken.refused };
    const { outcome } = taken;
    const receipt = await answerOnce(actor.id, uuid, 'receipt of work without network', () =>
      Promise.resolve({ code: newReceiptCode(), outcome, kind, claimedAt: at?.toISOString() ?? null }),
    );
    return { status: 'received', uuid, code: receipt.code, outcome: receipt.outcome };
  } catch (error) {
    log.error({ err: error, kind }, 'work from an outbox could not be taken');
    return { status: 'refused', uuid, reason: 'failed' };
  }
}

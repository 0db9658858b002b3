import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { v4 as uuidv4 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { closeDatabase, database } from '~db/client.server';
import { receipt } from '~db/schema/events';
import { rateLimit } from '~db/schema/limits';
import { answerOnce } from '~/platform/receipts.server';
import { countTry, countTryAgainstAll, forgetTries } from '~/platform/security/rate-limit.server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const noon = new Date('2026-11-22T09:00:00Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

describe('counting tries', () => {
  const rule = { name: 'test', limit: 10, windowSeconds: 900 };

  test('lets ten through, then says how long to wait, then begins anew', async () => {
    for (let tried = 0; tried < 10; tried++) {
      expect(await countTry(rule, 'one', after(tried))).toEqual({ allowed: true });
    }
    expect(await countTry(rule, 'one', after(10))).toEqual({
      allowed: false,
      retryAfterSeconds: 890,
      isFirst: true,
      stoppedBy: rule,
    });
    expect(await countTry(rule, 'one', after(899.9))).toEqual({
      allowed: false,
      retryAfterSeconds: 1,
      isFirst: false,
      stoppedBy: rule,
    });
    expect(await countTry(rule, 'other', after(10))).toEqual({ allowed: true });
    expect(await countTry({ ...rule, name: 'another-test' }, 'one', after(10))).toEqual({ allowed: true });
    expect(await countTry(rule, 'one', after(900))).toEqual({ allowed: true });
  });

  test('lets ten of twenty through that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => countTry(rule, 'crowd', noon)));
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(answers.filter((answer) => !answer.allowed && answer.isFirst)).toHaveLength(1);
  });

  test('against several limits stops at the first that is passed and spares those behind it', async () => {
    const narrow = { name: 'narrow', limit: 2, windowSeconds: 900 };
    const wide = { name: 'wide', limit: 4, windowSeconds: 3600 };
    const countAt = (place: string) =>
      countTryAgainstAll(
        [
          [narrow, place],
          [wide, 'all'],
        ],
        after(60),
      );
    const allowed = { allowed: true };
    const stoppedByNarrow = { allowed: false, retryAfterSeconds: 840, isFirst: true, stoppedBy: narrow };
    const stoppedByWide = { allowed: false, retryAfterSeconds: 3540, isFirst: true, stoppedBy: wide };
    expect(await countAt('here')).toEqual(allowed);
    expect(await countAt('here')).toEqual(allowed);
    expect(await countAt('here')).toEqual(stoppedByNarrow);
    for (let tried = 0; tried < 9; tried++)
      expect(await countAt('here')).toEqual({ ...stoppedByNarrow, isFirst: false });
    expect(await countAt('there')).toEqual(allowed);
    expect(await countAt('there')).toEqual(allowed);
    expect(await countAt('elsewhere')).toEqual(stoppedByWide);
    expect(await countAt('elsewhere')).toEqual({ ...stoppedByWide, isFirst: false });
  });

  test('writes nothing more once the limit is passed', async () => {
    for (let tried = 0; tried < 15; tried++) await countTry(rule, 'flood', noon);
    const [row] = await database().select().from(rateLimit).where(eq(rateLimit.key, 'test:flood'));
    expect(row?.count).toBe(11);
  });

  test('goes on counting over a restart and sees what another process has counted', async () => {
    for (let tried = 0; tried < 9; tried++) await countTry(rule, 'restart', noon);
    await closeDatabase();
    const otherProcess = postgres(workerDatabase.url, { max: 1 });
    await otherProcess`update rate_limit set count = count + 1 where key = 'test:restart'`;
    await otherProcess.end();
    expect(await countTry(rule, 'restart', noon)).toMatchObject({ allowed: false });
  });

  test('takes any text for a subject', async () => {
    for (const subject of ["'; drop table rate_limit; --", '😀', '', 'x'.repeat(1000)]) {
      expect(await countTry(rule, subject, noon)).toEqual({ allowed: true });
    }
  });

  test('is forgotten once it is over', async () => {
    await countTry(rule, 'old', after(-900));
    await countTry(rule, 'new', noon);
    await forgetTries(noon);
    const kept = await database()
      .select({ key: rateLimit.key })
      .from(rateLimit)
      .where(eq(rateLimit.windowStart, after(-900)));
    expect(kept).toEqual([]);
    const [row] = await database().select().from(rateLimit).where(eq(rateLimit.key, 'test:new'));
    expect(row?.count).toBe(1);
  });
});

describe('answering once', () => {
  const receiptsOf = (accountId: string) =>
    database().select().from(receipt).where(eq(receipt.accountId, accountId));

  test('does the work of ten equal requests once and gives all of them its answer', async () => {
    const [accountId, uuid] = [uuidv4(), uuidv4()];
    let done = 0;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        answerOnce(accountId, uuid, 'work', async () => ({ number: (done += 1) })),
      ),
    );
    expect(answers).toEqual(Array(10).fill({ number: 1 }));
    expect(await receiptsOf(accountId)).toHaveLength(1);
  });

  test('does the work of two accounts twice, though their forms have one id', async () => {
    const uuid = uuidv4();
    const answer = (name: string) => answerOnce(uuidv4(), uuid, 'work', async () => ({ name }));
    expect(await answer('one')).toEqual({ name: 'one' });
    expect(await answer('other')).toEqual({ name: 'other' });
  });

  test('keeps nothing of work that fails, so that it can be tried again', async () => {
    const [accountId, uuid] = [uuidv4(), uuidv4()];
    const work = answerOnce(accountId, uuid, 'work', async (tx) => {
      await tx.insert(rateLimit).values({ key: accountId, windowStart: noon, count: 1 });
      throw new Error('the power is gone');
    });
    await expect(work).rejects.toThrow('the power is gone');
    expect(await receiptsOf(accountId)).toEqual([]);
    expect(await database().select().from(rateLimit).where(eq(rateLimit.key, accountId))).toEqual([]);
    expect(await answerOnce(accountId, uuid, 'work', async () => ({ works: true }))).toEqual({ works: true });
  });
});

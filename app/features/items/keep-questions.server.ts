import { eq, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '~db/client.server';
import { bankFile, bankItem, bankItemVersion } from '~db/schema/items';
import type { ActingParty } from '~/platform/audit.server';
import type { Bank } from './find-bank.server';
import type { ItemOrigin } from '~db/schema/items';
import type { ItemLabels, ReadQuestion } from './read-question';
import { versionHash } from './item-hash';
import { type PlannedRow, planImport } from './plan-import';

/** A bank, as far as its questions know it. */
export type OwnedBank = Pick<Bank, 'id' | 'instituteId'>;

/** Rows of one statement. */
const atATime = 500;

const knownColumns = {
  itemId: bankItem.itemId,
  version: bankItem.version,
  outcome: bankItem.outcome,
  cadres: bankItem.cadres,
  difficulty: bankItem.difficulty,
  stage: bankItem.stage,
  tags: bankItem.tags,
  category: bankItem.category,
  position: bankItem.position,
};

const knownItems = (executor: Executor, bankId: string) =>
  executor.select(knownColumns).from(bankItem).where(eq(bankItem.bankId, bankId));

type KnownItem = Awaited<ReturnType<typeof knownItems>>[number];

/** What would become of questions in a bank. */
export async function planQuestions(
  executor: Executor,
  bank: Pick<Bank, 'id'>,
  questions: readonly ReadQuestion[],
): Promise<PlannedRow[]> {
  const known = await knownItems(executor, bank.id);
  return planImport(questions, versionHash, new Map(known.map(({ itemId, version }) => [itemId, version])));
}

/** Two imports into one bank wait for each other: both would count up the same versions. */
export async function lockBank(tx: Transaction, bankId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`item bank ${bankId}`}, 0))`);
}

/**
 * Keeps questions in a bank: a new one, or a new version of one that asks something else now. What is the same is left alone, and so
 * are labels that somebody has given here; a file only fills in what is missing.
 */
export async function keepQuestions(
  tx: Transaction,
  bank: OwnedBank,
  questions: readonly ReadQuestion[],
  format: ItemOrigin,
  by: ActingParty,
): Promise<PlannedRow[]> {
  await lockBank(tx, bank.id);
  const known = new Map((await knownItems(tx, bank.id)).map((item) => [item.itemId, item]));
  const hashes = new Map(questions.map((question) => [question, versionHash(question)]));
  const hashOf = (question: ReadQuestion) => hashes.get(question) ?? '';
  const versions = new Map([...known].map(([id, { version }]) => [id, version]));
  const plan = planImport(questions, hashOf, versions);
  const last = Math.max(0, ...[...known.values()].map(({ position }) => position));
  const touched = questions.flatMap((question, place) => {
    const earlier = known.get(question.id);
    const row = rowOf(bank, question, format, hashOf(question), earlier, last + place + 1);
    return plan[place]?.what === 'unchanged' && hasSameLabels(row, earlier) ? [] : [{ question, row }];
  });
  await keepRows(
    tx,
    touched.map(({ row }) => row),
  );
  const asksAnew = touched.filter(({ row }) => known.get(row.itemId)?.version !== row.version);
  await keepVersions(
    tx,
    asksAnew.map(({ row }) => row),
    by,
  );
  for (const { question } of asksAnew) {
    for (const { path, bytes } of question.outcome === 'item' ? question.files : []) {
      await tx
        .insert(bankFile)
        .values({ bankId: bank.id, instituteId: bank.instituteId, path, bytes })
        .onConflictDoNothing();
    }
  }
  return plan;
}

type NewRow = typeof bankItem.$inferInsert;

function rowOf(
  bank: OwnedBank,
  question: ReadQuestion,
  format: ItemOrigin,
  version: string,
  earlier: KnownItem | undefined,
  position: number,
): NewRow {
  const item = question.outcome === 'item' ? question.item : null;
  return {
    bankId: bank.id,
    itemId: question.id,
    instituteId: bank.instituteId,
    state: item ? 'ready' : 'draft',
    name: question.name,
    body: item && { ...item, outcome: '' },
    reason: question.outcome === 'draft' ? question.reason : null,
    notes: question.outcome === 'item' ? question.notes : [],
    format,
    source: question.source,
    type: item?.type ?? null,
    category: question.category,
    ...labelsOf(question.labels, item?.outcome ?? '', earlier),
    version,
    position: earlier?.position ?? position,
  };
}

function labelsOf(
  { cadres, difficulty, stage, tags }: ItemLabels,
  outcome: string,
  earlier: KnownItem | undefined,
) {
  return {
    outcome: earlier?.outcome || outcome,
    cadres: earlier && earlier.cadres.length > 0 ? earlier.cadres : cadres,
    difficulty: earlier?.difficulty ?? difficulty,
    stage: earlier?.stage ?? stage,
    tags: [...new Set([...(earlier?.tags ?? []), ...tags])],
  };
}

const hasSameLabels = (row: NewRow, earlier: KnownItem | undefined): boolean =>
  earlier !== undefined &&
  row.category === earlier.category &&
  row.outcome === earlier.outcome &&
  row.difficulty === earlier.difficulty &&
  row.stage === earlier.stage &&
  row.cadres.join() === earlier.cadres.join() &&
  row.tags.length === earlier.tags.length;

async function keepRows(tx: Transaction, rows: NewRow[]): Promise<void> {
  const from = (column: string) => sql.raw(`excluded.${column}`);
  for (let start = 0; start < rows.length; start += atATime) {
    await tx
      .insert(bankItem)
      .values(rows.slice(start, start + atATime))
      .onConflictDoUpdate({
        target: [bankItem.bankId, bankItem.itemId],
        set: {
          state: from('state'),
          name: from('name'),
          body: from('body'),
          reason: from('reason'),
          notes: from('notes'),
          format: from('format'),
          source: from('source'),
          type: from('type'),
          category: from('category'),
          outcome: from('outcome'),
          cadres: from('cadres'),
          difficulty: from('difficulty'),
          stage: from('stage'),
          tags: from('tags'),
          version: from('version'),
        },
      });
  }
}

/** A version that was there before is there again: it isn't written twice. */
async function keepVersions(tx: Transaction, rows: NewRow[], { actorId }: ActingParty): Promise<void> {
  for (let start = 0; start < rows.length; start += atATime) {
    const values = rows.slice(start, start + atATime).map((row) => ({
      bankId: row.bankId,
      itemId: row.itemId,
      hash: row.version,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from bank_item_version
        where bank_id = ${row.bankId} and item_id = ${row.itemId})`,
      instituteId: row.instituteId,
      state: row.state,
      name: row.name,
      body: row.body,
      reason: row.reason,
      notes: row.notes,
      format: row.format,
      source: row.source,
      madeBy: actorId,
    }));
    await tx
      .insert(bankItemVersion)
      .values(values)
      .onConflictDoNothing({
        target: [bankItemVersion.bankId, bankItemVersion.itemId, bankItemVersion.hash],
      });
  }
}

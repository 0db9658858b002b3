import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankFile, bankItem, itemBank } from '~db/schema/items';
import { completeItem, type CompletedItem } from './complete-item';
import { pathsOfPictures } from './paths-of-pictures';
import type { BankDraw } from './schemas';

/** More than any quiz needs: whoever starts an attempt has all of them looked through. */
export const mostTaken = 500;

/** A question of a bank as it is now, without its bank's label of what it measures. */
export interface TakenItem extends CompletedItem {
  /** What the bank says that it measures; empty where it says nothing. */
  outcome: string;
}

export interface TakenItems {
  outcome: 'taken';
  /** In the bank's order, `mostTaken` and one at most. */
  items: TakenItem[];
  /** The pictures that they show, by the path that they write. */
  files: Record<string, Buffer>;
  /** Outcomes and tags of the query that no question of the bank has. */
  unknown: { outcomes: string[]; tags: string[] };
}

/** `elsewhere`: only another institute has a bank of this name. */
export type TakeAnswer = TakenItems | { outcome: 'unknown' | 'elsewhere' };

/** The questions of a bank that fit a query and can be asked or need a hand, drafts and retired ones aside; for an import, which checks them. */
export async function takeFromBank(instituteId: string, { bank, where }: BankDraw): Promise<TakeAnswer> {
  const namesakes = await database()
    .select({ id: itemBank.id, instituteId: itemBank.instituteId })
    .from(itemBank)
    .where(eq(itemBank.code, bank));
  const own = namesakes.find((one) => one.instituteId === instituteId);
  if (!own) return { outcome: namesakes.length > 0 ? 'elsewhere' : 'unknown' };
  const rows = await database()
    .select({ body: bankItem.body, outcome: bankItem.outcome })
    .from(bankItem)
    .where(and(isReady(own.id), ...fits(where)))
    .orderBy(asc(bankItem.position), asc(bankItem.itemId))
    .limit(mostTaken + 1);
  const items = rows.flatMap(({ body, outcome }) =>
    body ? [{ ...completeItem({ ...body, outcome }), outcome }] : [],
  );
  return {
    outcome: 'taken',
    items,
    files: await filesOf(own.id, items),
    unknown: await unknownIn(own.id, where),
  };
}

const isReady = (bankId: string) =>
  and(eq(bankItem.bankId, bankId), eq(bankItem.state, 'ready'), isNull(bankItem.retiredAt));

function fits({ outcomes, cadres, difficulties, stages, tags }: BankDraw['where']): (SQL | undefined)[] {
  return [
    outcomes && inArray(bankItem.outcome, outcomes),
    // A question for no cadre is for all.
    cadres && or(sql`${bankItem.cadres} = '[]'::jsonb`, hasAny(bankItem.cadres, cadres)),
    difficulties && inArray(bankItem.difficulty, difficulties),
    stages && inArray(bankItem.stage, stages),
    tags && hasAny(bankItem.tags, tags),
  ];
}

const hasAny = (column: typeof bankItem.tags | typeof bankItem.cadres, values: readonly string[]) =>
  sql`${column} ?| array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;

async function unknownIn(bankId: string, where: BankDraw['where']): Promise<TakenItems['unknown']> {
  const isKnown = async (condition: SQL) => {
    const found = await database()
      .select({ id: bankItem.itemId })
      .from(bankItem)
      .where(and(isReady(bankId), condition))
      .limit(1);
    return found.length > 0;
  };
  const unknown: TakenItems['unknown'] = { outcomes: [], tags: [] };
  for (const outcome of where.outcomes ?? []) {
    if (!(await isKnown(eq(bankItem.outcome, outcome)))) unknown.outcomes.push(outcome);
  }
  for (const tag of where.tags ?? []) {
    if (!(await isKnown(hasAny(bankItem.tags, [tag])))) unknown.tags.push(tag);
  }
  return unknown;
}

async function filesOf(bankId: string, items: readonly TakenItem[]): Promise<Record<string, Buffer>> {
  const paths = pathsOfPictures(items.map(({ body }) => body));
  if (paths.length === 0) return {};
  const files = await database()
    .select({ path: bankFile.path, bytes: bankFile.bytes })
    .from(bankFile)
    .where(and(eq(bankFile.bankId, bankId), inArray(bankFile.path, paths)));
  return Object.fromEntries(files.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
}

import { and, asc, count, eq, gt, ilike, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankItem } from '~db/schema/items';
import { type Bank, findBank } from './find-bank.server';
import type { ItemActor } from './item-actor.server';
import type { ItemsFilter } from './schemas';

const columns = {
  itemId: bankItem.itemId,
  outcome: bankItem.outcome,
  name: bankItem.name,
  body: bankItem.body,
  state: bankItem.state,
  reason: bankItem.reason,
  type: bankItem.type,
  category: bankItem.category,
  difficulty: bankItem.difficulty,
  stage: bankItem.stage,
  tags: bankItem.tags,
  position: bankItem.position,
};

/** A part of a bank's questions, and what the bank holds. */
export interface BankItems {
  bank: Bank;
  counts: { ready: number; draft: number };
  /** All tags that questions of the bank have, and all outcomes. */
  tags: string[];
  outcomes: string[];
  /** How many questions the filter finds. */
  found: number;
  items: Awaited<ReturnType<typeof findItems>>;
  /** Where the next part begins; null on the last. */
  nextAfter: number | null;
}

const onAPage = 50;

/** @returns undefined where there is no such bank, or the actor doesn't work on it */
export async function listBankItems(
  actor: ItemActor,
  bankId: string,
  filter: ItemsFilter,
): Promise<BankItems | undefined> {
  const bank = await findBank(actor, bankId);
  if (!bank) return undefined;
  const [states, tags, outcomes, [total], items] = await Promise.all([
    database()
      .select({ state: bankItem.state, count: count() })
      .from(bankItem)
      .where(eq(bankItem.bankId, bankId))
      .groupBy(bankItem.state),
    tagsOf(bankId),
    outcomesOf(bankId),
    database().select({ count: count() }).from(bankItem).where(fits(bankId, filter)),
    findItems(bankId, filter),
  ]);
  const shown = items.slice(0, onAPage);
  const countOf = (state: 'ready' | 'draft') => states.find((one) => one.state === state)?.count ?? 0;
  return {
    bank,
    counts: { ready: countOf('ready'), draft: countOf('draft') },
    tags,
    outcomes,
    found: total?.count ?? 0,
    items: shown,
    nextAfter: items.length > onAPage ? (shown.at(-1)?.position ?? null) : null,
  };
}

const fits = (bankId: string, { q, state, type, outcome, tag, difficulty, stage }: ItemsFilter) =>
  and(
    eq(bankItem.bankId, bankId),
    q === undefined ? undefined : holds(q),
    state === 'retired' ? isNotNull(bankItem.retiredAt) : isNull(bankItem.retiredAt),
    state && state !== 'retired' ? eq(bankItem.state, state) : undefined,
    type && eq(bankItem.type, type),
    outcome === undefined ? undefined : eq(bankItem.outcome, outcome),
    tag === undefined ? undefined : sql`${bankItem.tags} ? ${tag}`,
    difficulty && eq(bankItem.difficulty, difficulty),
    stage && eq(bankItem.stage, stage),
  );

/** Whether these words stand in a question's name, id or text, or in a draft's source. */
function holds(words: string) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ilike(bankItem.name, pattern),
    ilike(bankItem.itemId, pattern),
    ilike(sql`${bankItem.body}->'stem'->>'sw'`, pattern),
    ilike(sql`${bankItem.body}->'stem'->>'en'`, pattern),
    and(eq(bankItem.state, 'draft'), ilike(bankItem.source, pattern)),
  );
}

const findItems = (bankId: string, filter: ItemsFilter) =>
  database()
    .select(columns)
    .from(bankItem)
    .where(
      and(fits(bankId, filter), filter.after === undefined ? undefined : gt(bankItem.position, filter.after)),
    )
    .orderBy(asc(bankItem.position), asc(bankItem.itemId))
    .limit(onAPage + 1);

async function outcomesOf(bankId: string): Promise<string[]> {
  const rows = await database()
    .selectDistinct({ outcome: bankItem.outcome })
    .from(bankItem)
    .where(and(eq(bankItem.bankId, bankId), ne(bankItem.outcome, '')))
    .orderBy(asc(bankItem.outcome))
    .limit(200);
  return rows.map(({ outcome }) => outcome);
}

async function tagsOf(bankId: string): Promise<string[]> {
  const rows = await database().execute<{ tag: string }>(sql`
    select distinct tag from ${bankItem}, jsonb_array_elements_text(${bankItem.tags}) as tag
    where ${bankItem.bankId} = ${bankId} order by tag limit 200`);
  return rows.map(({ tag }) => tag);
}

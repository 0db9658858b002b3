import { asc, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { bankItem, itemBank } from '~db/schema/items';
import { type Bank, bankColumns } from './find-bank.server';
import { type ItemActor, mayWorkOn } from './item-actor.server';

export interface ListedBank extends Bank {
  /** Its short name in its institute. */
  code: string;
  ready: number;
  drafts: number;
}

/** The item banks of all institutes on whose banks somebody works. */
export async function listBanks(actor: ItemActor): Promise<ListedBank[]> {
  const countOf = (state: 'ready' | 'draft') =>
    sql<number>`count(${bankItem.itemId}) filter (where ${bankItem.state} = ${state})`.mapWith(Number);
  const banks = await database()
    .select({ ...bankColumns, code: itemBank.code, ready: countOf('ready'), drafts: countOf('draft') })
    .from(itemBank)
    .innerJoin(institute, eq(institute.id, itemBank.instituteId))
    .leftJoin(bankItem, eq(bankItem.bankId, itemBank.id))
    .groupBy(itemBank.id, institute.id)
    .orderBy(asc(institute.nameSw), asc(itemBank.id));
  return banks.filter(({ instituteId }) => mayWorkOn(actor, instituteId));
}

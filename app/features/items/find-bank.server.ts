import { eq } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { itemBank, type Localized } from '~db/schema/items';
import { type ItemActor, mayWorkOn } from './item-actor.server';

/** An item bank, and whose it is. */
export interface Bank {
  id: string;
  title: Localized;
  instituteId: string;
  institute: Localized;
}

export const bankColumns = {
  id: itemBank.id,
  title: itemBank.title,
  instituteId: itemBank.instituteId,
  institute: { sw: institute.nameSw, en: institute.nameEn },
};

/** @returns undefined where there is no such bank, or the actor doesn't work on its institute's */
export async function findBank(
  actor: ItemActor,
  bankId: string,
  executor: Executor = database(),
): Promise<Bank | undefined> {
  const [found] = await executor
    .select(bankColumns)
    .from(itemBank)
    .innerJoin(institute, eq(institute.id, itemBank.instituteId))
    .where(eq(itemBank.id, bankId));
  return found && mayWorkOn(actor, found.instituteId) ? found : undefined;
}

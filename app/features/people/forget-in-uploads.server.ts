import { asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { peopleImport } from '~db/schema/people';
import { namesPhone } from './names-phone';

/**
 * Takes the rows about a person who is erased out of uploaded lists of people, which are known by the phone number; the lists themselves
 * are deleted within a day. A list that says nothing of the person is not waited for.
 * @param phones in E.164 form
 */
export async function forgetInUploads(tx: Transaction, phones: readonly string[]): Promise<void> {
  const content = { id: peopleImport.id, rows: peopleImport.rows, report: peopleImport.report };
  const about = (await tx.select(content).from(peopleImport))
    .filter(({ rows, report }) => namesPhone([rows, report], phones))
    .map(({ id }) => id);
  if (about.length === 0) return;
  const held = await tx
    .select(content)
    .from(peopleImport)
    .where(inArray(peopleImport.id, about))
    .orderBy(asc(peopleImport.id))
    .for('update');
  for (const { id, rows, report } of held) {
    await tx
      .update(peopleImport)
      .set({
        rows: rows.filter((row) => !namesPhone(row, phones)),
        report: namesPhone(report, phones) ? null : report,
      })
      .where(eq(peopleImport.id, id));
  }
}

import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { accountMerge } from '~db/schema/people';
import { nameAccounts, readAuditQuestion } from '~/features/accounts/index.server';
import { type ActingParty, type NewAuditEntry, recordAudit, theOperator } from '~/platform/audit.server';
import { exportAudit } from '~/platform/export-audit.server';
import { getTranslator } from '~/platform/i18n/translate';
import { type AuditQuestion, searchAudit } from '~/platform/search-audit.server';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

const administrator: ActingParty = { actorId: uuidv7(), address: '192.0.2.9' };
const write = (by: ActingParty, ...entries: NewAuditEntry[]) => recordAudit(database(), by, ...entries);
const someone = (): ActingParty => ({ actorId: uuidv7(), address: '192.0.2.1' });

/** @returns what the entries found were done to, newest first */
async function objects(question: AuditQuestion): Promise<(string | null)[]> {
  const { entries } = await searchAudit(question, { limit: 100 }, administrator);
  return entries.map(({ objectId }) => objectId);
}

describe('a search', () => {
  test('finds by person, by who did it, by deed and by thing, and by all of them together', async () => {
    const [asha, juma] = [uuidv7(), uuidv7()];
    const [one, other] = [someone(), someone()];
    await write(one, { action: 'role.granted', personId: asha, objectId: 'a' });
    await write(one, { action: 'role.revoked', personId: asha, objectId: 'b' });
    await write(other, { action: 'role.granted', personId: juma, objectId: 'a' });
    expect(await objects({ personId: asha })).toEqual(['b', 'a']);
    expect(await objects({ actorId: one.actorId ?? '' })).toEqual(['b', 'a']);
    expect(await objects({ action: 'role.revoked' })).toEqual(['b']);
    expect(await objects({ objectId: 'a' })).toEqual(['a', 'a']);
    expect(await objects({ personId: asha, actorId: other.actorId ?? '' })).toEqual([]);
    expect(await objects({ personId: asha, objectId: 'a', action: 'role.granted' })).toEqual(['a']);
  });

  test('tells what the system itself did from what people did', async () => {
    await write(theOperator, { action: 'pin.set', objectId: 'by the system' });
    await write(someone(), { action: 'pin.set', objectId: 'by somebody' });
    expect(await objects({ actorId: 'system', action: 'pin.set' })).toEqual(['by the system']);
  });

  test('takes an account that was merged into another for the same person, until that is undone', async () => {
    const [kept, merged] = [await createPerson(), await createPerson()];
    await write(someone(), { action: 'phone.changed', personId: merged.id, objectId: 'before' });
    await write({ actorId: merged.id, address: null }, { action: 'phone.changed', objectId: 'own' });
    const [merge] = await database()
      .insert(accountMerge)
      .values({ id: uuidv7(), keptId: kept.id, mergedId: merged.id, mergedBy: uuidv7() })
      .returning();
    expect(await objects({ personId: kept.id, action: 'phone.changed' })).toEqual(['before']);
    expect(await objects({ actorId: kept.id })).toEqual(['own']);
    await workerDatabase.owner`update account_merge set undone_at = now() where id = ${merge?.id ?? ''}`;
    expect(await objects({ personId: kept.id, action: 'phone.changed' })).toEqual([]);
  });

  test('between two days has their first and last moments in East Africa', async () => {
    const insert = (at: string) =>
      workerDatabase.owner`insert into audit_entry (id, at, action, object_id)
        values (${uuidv7()}, ${at}, 'email.changed', ${at})`;
    for (const at of [
      '2024-05-09T20:59:59.999Z',
      '2024-05-09T21:00:00Z',
      '2024-05-11T20:59:59.999Z',
      '2024-05-11T21:00:00Z',
    ]) {
      await insert(at);
    }
    const asked = await readAuditQuestion({ from: '2024-05-10', to: '2024-05-11' });
    if (!asked.ok) throw new Error(JSON.stringify(asked.faults));
    expect(await objects(asked.question)).toEqual(['2024-05-11T20:59:59.999Z', '2024-05-09T21:00:00Z']);
  });

  test('goes on after the last entry, over entries of one moment, whatever is written meanwhile', async () => {
    const entries = Array.from({ length: 7 }, (_, index) => ({
      action: 'member.added' as const,
      objectId: `part ${index}`,
    }));
    await write(someone(), ...entries);
    const seen: (string | null)[] = [];
    let after: string | undefined;
    do {
      const part = await searchAudit({ action: 'member.added' }, { after, limit: 3 }, administrator);
      seen.push(...part.entries.map(({ objectId }) => objectId));
      after = part.next ?? undefined;
      await write(someone(), { action: 'member.added', objectId: 'meanwhile' });
    } while (after);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(entries.map(({ objectId }) => objectId)));
  });

  test('after an entry that is not there finds nothing', async () => {
    const part = await searchAudit({}, { after: uuidv7(), limit: 3 }, administrator);
    expect(part).toEqual({ entries: [], next: null });
  });

  test('for a person is itself written down, once for all its parts', async () => {
    const person = uuidv7();
    const actor = someone();
    for (let round = 0; round < 3; round++) await write(actor, { action: 'code.given', personId: person });
    const first = await searchAudit({ personId: person }, { limit: 2 }, administrator);
    await searchAudit({ personId: person }, { after: first.next ?? '', limit: 2 }, administrator);
    await searchAudit({ action: 'code.given' }, { limit: 2 }, administrator);
    const looks = await workerDatabase.owner`select actor_id, detail from audit_entry
      where action = 'person.viewed' and person_id = ${person}`;
    expect([...looks]).toEqual([{ actor_id: administrator.actorId, detail: { in: 'audit' } }]);
    await searchAudit({ actorId: actor.actorId ?? '' }, { limit: 2 }, administrator);
    const [staff] = await workerDatabase.owner`select count(*)::int as looks from audit_entry
      where action = 'person.viewed' and person_id = ${actor.actorId}`;
    expect(staff?.looks).toBe(1);
  });
});

describe('what somebody asks for', () => {
  test('names a person by phone number, however it is typed, or by an id that outlives the account', async () => {
    const person = await createPerson();
    const [{ phone } = { phone: '' }] = await database().select({ phone: account.phone }).from(account);
    const spoken = `0${phone.slice(4, 7)} ${phone.slice(7)}`;
    const asked = await readAuditQuestion({ person: spoken, actor: person.id.toUpperCase() });
    expect(asked).toMatchObject({ ok: true, question: { actorId: person.id } });
    const gone = uuidv7();
    expect(await readAuditQuestion({ person: gone })).toMatchObject({ question: { personId: gone } });
  });

  test('counts as not asked where it is empty, as a form sends it', async () => {
    const empty = {
      person: '',
      actor: ' ',
      action: '',
      object: '',
      from: '',
      to: '',
      after: 'x',
      system: 'no',
    };
    expect(await readAuditQuestion(empty)).toEqual({
      ok: true,
      question: Object.fromEntries(
        ['personId', 'actorId', 'action', 'objectId', 'from', 'until'].map((name) => [name, undefined]),
      ),
      after: undefined,
    });
  });

  test.for([
    [{ person: 'Asha' }, { person: 'unreadable' }],
    [{ actor: '0799 999 999' }, { actor: 'unknown' }],
    [{ person: 'x'.repeat(61) }, { person: 'tooLong' }],
    [{ action: 'role.stolen' }, { action: 'action' }],
    [{ from: '2026-02-30' }, { from: 'day' }],
    [{ to: '30/11/2026' }, { to: 'day' }],
    [{ from: '2026-11-30', to: '2026-11-29' }, { to: 'dayOrder' }],
    [{ object: "'; drop table audit_entry; --".repeat(5) }, { object: 'tooLong' }],
  ] as const)('%j is refused: %j', async ([typed, faults]) => {
    expect(await readAuditQuestion(typed)).toEqual({ ok: false, faults });
  });
});

describe('the file of entries', () => {
  test('has each in words, people as ids, and no formula', async () => {
    const person = uuidv7();
    await write(someone(), {
      action: 'credential.revoked',
      personId: person,
      objectId: '=cmd|x',
      detail: { reason: 'a, b' },
    });
    const file = await exportAudit({ personId: person }, getTranslator('en'), administrator);
    const rows: string[][] = parse(file, { bom: true });
    expect(rows[0]).toContain('What was done');
    expect(rows).toHaveLength(2);
    const [at = '', words, , whom, object = '', detail, address, code] = rows[1] ?? [];
    expect(new Date(at).toISOString()).toBe(at);
    expect({ words, whom, detail, address, code }).toEqual({
      words: 'Certificate revoked',
      whom: person,
      detail: '{"reason":"a, b"}',
      address: '192.0.2.1',
      code: 'credential.revoked',
    });
    expect(object).not.toMatch(/^[=+@-]/);
  });

  test('is itself written down', async () => {
    const taker = someone();
    await exportAudit({ objectId: 'no such thing' }, getTranslator('sw'), taker);
    const [entry] = (await searchAudit({ actorId: taker.actorId ?? '' }, { limit: 1 }, administrator))
      .entries;
    expect(entry).toMatchObject({ action: 'audit.exported', detail: { entries: 0 } });
  });
});

test('names are those of accounts that are still there', async () => {
  const person = await createPerson();
  const gone = uuidv7();
  expect(await nameAccounts([null, person.id, gone, person.id])).toEqual(new Map([[person.id, person.name]]));
  expect(await nameAccounts([null])).toEqual(new Map());
});

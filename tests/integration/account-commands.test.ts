import { Command } from 'commander';
import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { addAccountCommands } from '~/cli/account-commands.server';
import { addRoleCommands } from '~/cli/role-commands.server';
import { recoverAccount } from '~/features/accounts/index.server';
import { appoint, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

/** Runs `tumia …` on the database of this file. @returns the exit code and all that it says */
async function tumia(...words: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const listen = (text: string | Uint8Array) => ((said += String(text)), true);
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(listen),
  );
  const program = new Command('tumia');
  addAccountCommands(program);
  addRoleCommands(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return { code: Number(process.exitCode), said };
  } finally {
    process.exitCode = undefined;
    for (const stream of streams) stream.mockRestore();
  }
}

const create = (phone: string, ...more: string[]) =>
  tumia('account', 'create', '--phone', phone, '--name', 'Amani Kwanza', '--cadre', 'ICT', ...more);
const rolesOf = async (personId: string) =>
  (await database().select().from(roleGrant).where(eq(roleGrant.accountId, personId))).map(
    ({ role }) => role,
  );
const auditOf = async (personId: string) =>
  (
    await database().select().from(auditEntry).where(eq(auditEntry.personId, personId)).orderBy(auditEntry.id)
  ).map(({ action, actorId }) => [action, actorId]);

describe('the first administrator of an installation', () => {
  test('is created at the command line, and opens the account with the code that it prints', async () => {
    const made = await create('0713 900 001', '--council', 'kigoma-dc', '--administrator', '--json');
    expect(made.code).toBe(0);
    const { id, code } = JSON.parse(made.said) as { id: string; code: string };
    expect(await rolesOf(id)).toEqual(['administrator']);
    expect(await auditOf(id)).toEqual([
      ['account.created', null],
      ['role.granted', null],
      ['code.given', null],
    ]);
    const opened = await recoverAccount(
      {
        phone: '+255713900001',
        code: code.replace(' ', ''),
        password: 'ziwa la buluu',
        name: 'Amani Kwanza',
        consents: true,
      },
      '192.0.2.4',
    );
    expect(opened.outcome).toBe('recovered');
  });
});

describe('tumia account', () => {
  test('create refuses what is wrong, and makes nothing', async () => {
    const wrong = await create('12', '--council', 'kigoma-dc');
    expect(wrong.code).toBe(1);
    expect(wrong.said).toContain('phone: ');
    const nowhere = await create('0713900002', '--council', 'atlantis');
    expect(nowhere).toEqual({ code: 1, said: 'there is no council atlantis\n' });
    expect(await database().select().from(account).where(eq(account.phone, '+255713900002'))).toEqual([]);
  });

  test('create gives neither code nor role where the number has an account', async () => {
    const person = await createPerson();
    const again = await create(person.phone, '--council', 'kigoma-dc', '--administrator');
    expect(again.code).toBe(1);
    expect(again.said).toContain(person.id);
    expect(again.said).not.toMatch(/\d{4} \d{4}/);
    expect(await rolesOf(person.id)).toEqual([]);
  });

  test('show tells who it is, by number or id, and leaves a trace', async () => {
    const person = await createPerson({ name: 'Neema Onyesha' });
    await appoint(person.id, grantOf('coordinator', { regionId: 'kigoma' }));
    for (const who of [person.phone, person.id]) {
      const shown = await tumia('account', 'show', who);
      expect(shown.code).toBe(0);
      expect(shown.said).toContain('Neema Onyesha');
      expect(shown.said).toContain('coordinator of Kigoma (region kigoma)');
    }
    expect(await auditOf(person.id)).toEqual([
      ['person.viewed', null],
      ['person.viewed', null],
    ]);
  });

  test('code gives a new one each time, for an open account or one that is not', async () => {
    const open = await createPerson({ passwordHash: 'a password has been chosen' });
    const first = await tumia('account', 'code', open.phone, '--json');
    expect(JSON.parse(first.said)).toMatchObject({ purpose: 'recovery' });
    const added = await createPerson();
    const second = await tumia('account', 'code', added.phone, '--json');
    expect(JSON.parse(second.said)).toMatchObject({ purpose: 'invitation' });
    expect(await auditOf(open.id)).toEqual([['code.given', null]]);
  });

  test.for([
    ['account', 'show'],
    ['account', 'code'],
    ['role', 'list'],
  ])('%s %s of nobody is refused', async ([noun = '', verb = '']) => {
    expect((await tumia(noun, verb, '0713999999')).code).toBe(1);
    expect(await tumia(noun, verb, 'asha')).toEqual({
      code: 1,
      said: 'asha is neither a phone number nor an id\n',
    });
  });
});

describe('tumia role', () => {
  test('grants, lists and revokes, past all scopes', async () => {
    const person = await createPerson();
    expect((await tumia('role', 'grant', person.phone, 'author', '--institute', 'muhas')).code).toBe(0);
    expect((await tumia('role', 'grant', person.phone, 'author', '--institute', 'muhas')).said).toContain(
      'already',
    );
    const listed = await tumia('role', 'list', person.phone);
    expect(listed.said).toContain('author of Muhimbili');
    expect((await tumia('role', 'revoke', person.phone, 'author', '--institute', 'muhas')).code).toBe(0);
    expect((await tumia('role', 'revoke', person.phone, 'author', '--institute', 'muhas')).code).toBe(1);
    expect((await tumia('role', 'list', person.phone)).said).toBe('no role beyond learning\n');
  });

  test.for([
    ['author'],
    ['author', '--region', 'kigoma'],
    ['author', '--institute', 'atlantis'],
    ['coordinator', '--region', 'kigoma', '--council', 'kigoma-dc'],
    ['administrator', '--institute', 'ttcih'],
  ])('refuses %j', async (words) => {
    const person = await createPerson();
    expect((await tumia('role', 'grant', person.phone, ...words)).code).toBe(1);
    expect(await rolesOf(person.id)).toEqual([]);
  });
});

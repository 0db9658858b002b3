import { eq } from 'drizzle-orm';
import { inflateRawSync } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { reviewMeeting } from '~db/schema/meetings';
import { getActorById, openSession } from '~/features/accounts/index.server';
import {
  endMeetingShare,
  getMeeting,
  getOwnMeeting,
  listMeetings,
  presentTrail,
  shareMeeting,
} from '~/features/meetings/index.server';
import { collectMyData, eraseAccount, presentMyData } from '~/features/privacy/index.server';
import { saveRun, shareRun } from '~/features/runs/index.server';
import { theOperator } from '~/platform/audit.server';
import { action as writeStep, loader as openStep } from '~/routes/learn/meeting-step';
import { loader as openFile } from '~/routes/learn/meeting-minutes-file';
import { action as begin } from '~/routes/learn/new-meeting';
import { createFacility } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const context = { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: true };
const here = '100056-1';

beforeAll(async () => {
  await createFacility(here, 'kigoma-dc', 'Mwandiga');
});

type Fields = [string, string][] | Record<string, string>;

async function requestOf(personId: string, path: string, fields?: Fields) {
  const cookie = (await openSession(personId, { publicUrl: 'http://localhost' })).split(';')[0] ?? '';
  const init = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {};
  return new Request(`http://localhost${path}`, { ...init, headers: { Cookie: cookie } });
}

interface Refusal {
  data: {
    state: { typed: Record<string, string>; faults: Record<string, string>; others: Record<string, string> };
    homeless: string[];
    trouble: string;
  };
  init: { status: number };
}

/** @returns where the answer leads, or the page that refuses */
const settle = async (answer: Promise<unknown>): Promise<string | Refusal> => {
  const settled = await answer.catch((thrown: unknown) => thrown);
  return settled instanceof Response ? (settled.headers.get('Location') ?? '') : (settled as Refusal);
};

async function start(personId: string, fields: Record<string, string> = {}): Promise<string> {
  const opening = {
    uuid: uuidv7(),
    period: '202510',
    heldOn: '2025-11-05',
    chair: 'Mganga mfawidhi',
    facility: '1',
    ...fields,
  };
  const request = await requestOf(personId, '/en/me/meetings/new', opening);
  const where = await settle(begin({ request, params: { lang: 'en' }, context }));
  const [, id = ''] = /meetings\/([\w-]{36})\/agenda$/.exec(typeof where === 'string' ? where : '') ?? [];
  return id;
}

const paramsOf = (meeting: string, step: string) => ({ lang: 'en', meeting, step });

async function open(personId: string, meeting: string, step: string) {
  const request = await requestOf(personId, `/en/me/meetings/${meeting}/${step}`);
  return openStep({ request, params: paramsOf(meeting, step), context });
}

/** Sends a step as the page held it, with changes. */
async function send(personId: string, meeting: string, step: string, changes: Fields, seen?: string) {
  const page = await open(personId, meeting, step);
  const held = step === 'agenda' ? [] : Object.entries(page.shown.fields);
  const all: [string, string][] = [
    ...new Map([...held, ['seen', seen ?? page.shown.seen] as [string, string]]),
    ...(Array.isArray(changes) ? changes : []),
  ];
  const fields = Array.isArray(changes) ? all : { ...Object.fromEntries(all), ...changes };
  const request = await requestOf(personId, `/en/me/meetings/${meeting}/${step}`, fields);
  return settle(writeStep({ request, params: paramsOf(meeting, step), context }));
}

const picks = (...values: string[]): [string, string][] => values.map((value) => ['pick', value]);

async function saveFigures(personId: string, penta3 = '389') {
  const figures = { target_surviving_infants: '437', penta1: '411', penta3 };
  const run = {
    worksheet: 'W05',
    part: 'coverage',
    version: 1,
    period: '202510',
    facilityCode: here,
    figures,
    settings: {},
  };
  return (await saveRun(personId, run, uuidv7())).id;
}

const decision = {
  'action.0.action': 'Call the caregivers of the children who missed the third dose',
  'action.0.worksheet': 'W05',
  'action.0.indicator': 'Dropout',
  'action.0.baseline': '5,4',
  'action.0.target': '3',
  'action.0.owner': 'Nurse in charge of RCH',
  'action.0.due': '2025-11-30',
};

test('a meeting goes from the agenda to its minutes, filled in from saved and shared figures', async () => {
  const [person, colleague] = [
    await createPerson({ facilityId: here }),
    await createPerson({ facilityId: here }),
  ];
  const [own, shared] = [await saveFigures(person.id), await saveFigures(colleague.id, '300')];
  await shareRun({ actorId: colleague.id, address: null }, shared, 'facility');
  const id = await start(person.id);
  expect(await send(person.id, id, 'agenda', picks(`run:${own}`))).toMatchObject({
    init: { status: 422 },
    data: { state: { faults: { pick: 'tooFew' }, typed: { [`run:${own}`]: '1' } } },
  });
  const answer = await send(person.id, id, 'agenda', picks(`run:${own}`, `run:${shared}`, 'sheet:W01'));
  expect(answer).toBe(`/en/me/meetings/${id}/findings`);
  const { shown } = await open(person.id, id, 'findings');
  expect(shown.fields[`finding.${own}.figure`]).toContain('October 2025: 5.4');
  expect(shown.fields[`finding.${own}.finding`]).not.toBe('');
  expect(shown.fields['finding.W01.figure']).toBe('');
  await send(person.id, id, 'findings', { 'finding.W01.finding': 'Two reports came late' });
  await send(person.id, id, 'causes', {
    'why.W01:0.answer': 'The form ran out',
    'why.W01:0.evidence': 'assumed',
  });
  expect(await send(person.id, id, 'actions', decision)).toBe(`/en/me/meetings/${id}?saved=yes`);
  expect(await getOwnMeeting({ id: person.id, grants: [] }, id)).toMatchObject({
    points: [
      { runId: own },
      { runId: shared },
      { finding: 'Two reports came late', whys: [{ evidence: 'assumed' }] },
    ],
    actions: [{ owner: 'Nurse in charge of RCH', due: '2025-11-30' }],
  });
});

test('bad input is told beside its field, and all that was typed stays', async () => {
  const person = await createPerson();
  const id = await start(person.id);
  const typed = {
    ...decision,
    'action.0.due': '31/11/2025',
    'action.0.target': 'few',
    'action.1.owner': 'Secretary',
  };
  expect(await send(person.id, id, 'actions', typed)).toMatchObject({
    init: { status: 422 },
    data: {
      trouble: 'notSaved',
      state: {
        typed,
        faults: { 'action.0.due': 'day', 'action.0.target': 'number', 'action.1.action': 'actionMissing' },
      },
    },
  });
});

test('of two windows the second is told, and nothing of either is lost', async () => {
  const person = await createPerson();
  const id = await start(person.id);
  await send(person.id, id, 'agenda', picks('sheet:W01', 'sheet:W05'));
  const { seen } = (await open(person.id, id, 'findings')).shown;
  await send(person.id, id, 'findings', { 'finding.W01.finding': 'From the first window' }, seen);
  const second = { 'finding.W01.finding': 'From the second', 'finding.W05.finding': 'Only here' };
  expect(await send(person.id, id, 'findings', second, seen)).toMatchObject({
    init: { status: 409 },
    data: {
      trouble: 'overtaken',
      state: { typed: second, others: { 'finding.W01.finding': 'From the first window' } },
    },
  });
  const repeated = await send(
    person.id,
    id,
    'findings',
    { 'finding.W01.finding': 'From the first window' },
    seen,
  );
  expect(repeated).toBe(`/en/me/meetings/${id}/causes`);

  await send(person.id, id, 'agenda', picks('sheet:W01', 'sheet:W07'));
  const homeless = await send(person.id, id, 'findings', { 'finding.W05.finding': 'Only here' }, seen);
  expect(homeless).toMatchObject({ data: { homeless: ['Only here'] } });
  const all = await Promise.all(
    ['one', 'two', 'three'].map((figure) =>
      send(person.id, id, 'findings', { 'finding.W01.figure': figure }),
    ),
  );
  expect(all.filter((answer) => typeof answer === 'string').length).toBeGreaterThanOrEqual(1);
});

test('a form that is sent twice begins one meeting', async () => {
  const person = await createPerson();
  const uuid = uuidv7();
  expect(await start(person.id, { uuid })).toBe(await start(person.id, { uuid }));
});

test('open decisions go on to the next meeting with their status, and the trail shows how they ended', async () => {
  const person = await createPerson({ facilityId: here });
  const me = { id: person.id, grants: [] };
  const first = await start(person.id);
  await send(person.id, first, 'actions', {
    ...decision,
    'action.1.action': 'Buy a second cool box for outreach days',
    'action.1.due': '2025-11-20',
  });
  const second = await start(person.id, { period: '202511', heldOn: '2025-12-04', previous: first });
  const carried = (await getOwnMeeting(me, second))?.carried ?? [];
  expect(carried.map(({ status, decidedOn }) => [status, decidedOn])).toEqual([
    ['open', '2025-11-05'],
    ['open', '2025-11-05'],
  ]);
  const [call, box] = carried;
  expect(
    await send(person.id, second, 'earlier', {
      [`carried.${call?.id}.status`]: 'done',
      [`carried.${call?.id}.completedOn`]: '2025-11-28',
      [`carried.${box?.id}.completedOn`]: '2025-11-28',
    }),
  ).toMatchObject({ data: { state: { faults: { [`carried.${box?.id}.completedOn`]: 'notDone' } } } });
  await send(person.id, second, 'earlier', {
    [`carried.${call?.id}.status`]: 'done',
    [`carried.${call?.id}.completedOn`]: '2025-11-28',
  });
  const third = await start(person.id, { period: '202512', heldOn: '2026-01-06', previous: second });
  expect((await getOwnMeeting(me, third))?.carried.map(({ id }) => id)).toEqual([box?.id]);
  const trail = await presentTrail(await listMeetings(me, '2025-01-01'), person.id, '2026-01-10', 'en');
  expect(trail.decisions[0]?.rows.map(({ standing }) => standing).sort()).toEqual([
    'Done on time, 28 November 2025',
    'Overdue',
  ]);
  expect(trail.decisions[0]?.summary).toBe('2 in the past year, 1 done, 1 overdue');
});

test('minutes are their writer’s, shared with the team and taken back; each is written down', async () => {
  const [writer, colleague, stranger] = [
    await createPerson({ facilityId: here }),
    await createPerson({ facilityId: here }),
    await createPerson(),
  ];
  const id = await start(writer.id);
  const sharer = { id: writer.id, grants: [], address: null };
  const as = ({ id: reader }: { id: string }) => ({ id: reader, grants: [] });
  expect(await getMeeting(as(colleague), id)).toBeUndefined();
  expect(await shareMeeting({ ...sharer, id: colleague.id }, id, 'facility')).toBe(false);
  expect(await shareMeeting(sharer, id, 'facility')).toBe(true);
  expect(await getMeeting(as(colleague), id)).toBeDefined();
  expect(await getOwnMeeting(as(colleague), id)).toBeUndefined();
  await expect(open(colleague.id, id, 'findings')).rejects.toMatchObject({ init: { status: 404 } });
  expect(await getMeeting(as(stranger), id)).toBeUndefined();
  await database().update(account).set({ facilityId: null }).where(eq(account.id, colleague.id));
  expect(await getMeeting(as(colleague), id)).toBeUndefined();
  await database().update(account).set({ facilityId: here }).where(eq(account.id, colleague.id));
  expect(await endMeetingShare(sharer, id, 'facility')).toBe(true);
  expect(await getMeeting(as(colleague), id)).toBeUndefined();
  const deeds = await database().select().from(auditEntry).where(eq(auditEntry.objectId, id));
  expect(deeds.map(({ action }) => action).sort()).toEqual(['meeting.shareEnded', 'meeting.shared']);
});

/** The text of one file of a ZIP archive whose sizes stand in its central directory. */
function unzip(archive: Buffer, wanted: string): string {
  for (let at = archive.indexOf('PK\u0001\u0002'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4)) {
    const [packed, nameLength, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) !== wanted) continue;
    const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
    const bytes = archive.subarray(from, from + packed);
    return (archive.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
  }
  throw new Error(`there is no ${wanted}`);
}

test('minutes are a PDF and a DOCX that hold what was decided, for those who may read them alone', async () => {
  const [person, stranger] = [await createPerson(), await createPerson()];
  const id = await start(person.id);
  await send(person.id, id, 'agenda', picks('sheet:W01', 'sheet:W05'));
  await send(person.id, id, 'actions', { ...decision, 'action.0.owner': 'Nurse <b>&' });
  const file = async (personId: string, kind: 'pdf' | 'docx') => {
    const request = await requestOf(personId, `/sw/me/meetings/${id}/minutes.${kind}`);
    return openFile({ request, params: { lang: 'sw', meeting: id }, context });
  };
  const pdf = Buffer.from(await (await file(person.id, 'pdf')).arrayBuffer());
  expect(pdf.toString('latin1', 0, 8)).toBe('%PDF-1.7');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  const docx = Buffer.from(await (await file(person.id, 'docx')).arrayBuffer());
  const text = unzip(docx, 'word/document.xml');
  expect(text).toContain('Nurse &lt;b&gt;&amp;');
  expect(text).toContain('Maazimio');
  await expect(file(stranger.id, 'pdf')).rejects.toMatchObject({ init: { status: 404 } });
});

test('a person’s meetings are in their data, and gone with the account', async () => {
  const person = await createPerson({ facilityId: here });
  const id = await start(person.id);
  await send(person.id, id, 'actions', decision);
  await shareMeeting({ id: person.id, grants: [], address: null }, id, 'facility');
  const actor = await getActorById(person.id);
  if (!actor) throw new Error('there is no such account');
  const data = await collectMyData(actor, new Date());
  expect(data.reviewMeetings).toMatchObject([{ period: '202510', sharedWith: [{ audience: 'facility' }] }]);
  expect(JSON.stringify(await presentMyData(data, 'en'))).toContain('Call the caregivers');
  await eraseAccount(person.id, theOperator);
  expect(await database().select().from(reviewMeeting).where(eq(reviewMeeting.id, id))).toEqual([]);
});

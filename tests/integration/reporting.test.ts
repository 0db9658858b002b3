import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { importOrgUnits, listRatePulls, orderRates } from '~/features/reports/index.server';
import { PullInterrupted, pullRates } from '~/features/reports/pull-rates.server';
import { rollups } from '~/features/tracking/count-standings.server';
import { reportingStatements } from '~/features/tracking/get-reporting.server';
import {
  councilsWithin,
  getReporting,
  importReporting,
  presentReporting,
  readQuestion,
  reportingAsCsv,
} from '~/features/tracking/index.server';
import { theOperator } from '~/platform/audit.server';
import { coordinatorOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { stand } from '~tests/factories/stand';
import { type FakeDhis2, startDhis2 } from '~tests/fixtures/dhis2-server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const nation = coordinatorOf();
const ofKigoma = coordinatorOf({ regionId: 'kigoma' });
const searching = (filter: Record<string, string> = {}) => new URLSearchParams(filter);
const now = new Date();
const monthAgo = (ago: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 15)).toISOString().slice(0, 7);

/** A year and a half of reports: half came until the month of training, nine of ten since. */
const list = (council: string) =>
  Array.from({ length: 18 }, (_, at) => 18 - at)
    .map((ago) => `${council},${monthAgo(ago)},20,${ago >= 6 ? 10 : 18},${ago >= 6 ? 5 : 15}`)
    .join('\n');
const header = 'council,month,expected,received,on_time\n';
const take = (text: string, who = nation) =>
  councilsWithin(who).then((within) => importReporting(theOperator, Buffer.from(text), within));

beforeAll(async () => {
  for (const [councilId, cadre] of [
    ['kigoma-dc', 'EN'],
    ['kasulu-dc', 'CO'],
    ['dodoma-mc', 'EN'],
  ] as const)
    for (let turn = 0; turn < 6; turn += 1)
      await stand(await createPerson({ cadre, councilId }), {
        courseId: '',
        enrolled: 200,
        started: 200,
        passed: 183,
        certified: 183,
      });
  await database().execute(sql`
    insert into headcount (council_id, cadre, in_post) values ('kigoma-dc', 'EN', 40), ('kasulu-dc', 'CO', 20)`);
  await database().execute(sql`delete from rollup_due`);
  const [tally] = rollups;
  if (!tally) throw new Error('there is no tally');
  await database().execute(
    sql`insert into tally (${sql.raw([...tally.keys, ...tally.counts].join(', '))}) ${tally.rows(sql`true`)}`,
  );
});

test('a list of reports is judged row by row, and sent again it changes nothing', async () => {
  const faulty = [
    'Nowhere,2026-01,5,5,5',
    'kigoma-dc,2026-13,5,5,5',
    'kigoma-dc,2999-01,5,5,5',
    'kigoma-dc,2026-01,many,5,5',
    'kigoma-dc,2026-01,5,6,5',
    'kigoma-dc,2026-01,0,0,0',
  ];
  const text = `${header}${list('Kigoma DC')}\nkigoma-dc,${monthAgo(3)},20,18,15\n${faulty.join('\n')}\n`;
  for (const turn of [1, 2]) {
    const answer = await take(text);
    expect({ turn, ...answer }).toMatchObject({ turn, ok: true, rows: 18, changed: turn === 1 ? 18 : 0 });
    expect(answer.ok && answer.rejected.map(({ line, fault }) => `${line} ${fault}`)).toEqual([
      '20 duplicate',
      '21 council',
      '22 month',
      '23 month',
      '24 number',
      '25 order',
      '26 order',
    ]);
  }
  expect(await take(`${header}kigoma-dc,${monthAgo(2)},20,17,15\n`)).toMatchObject({ rows: 1, changed: 1 });
  expect(await take(`${header}kigoma-dc,${monthAgo(2)},20,18,15\n`)).toMatchObject({ changed: 1 });
  expect(await take('a,b\n1,2\n')).toEqual({ ok: false, fault: 'noHeader' });
  expect(await take(`${header}Dodoma MC,2026-01,5,5,5\n`, ofKigoma)).toMatchObject({
    rows: 0,
    rejected: [{ line: 2, fault: 'outside' }],
  });
  await take(`${header}${list('kasulu-dc')}\n${list('dodoma-mc')}\n`);
});

describe('reports of DHIS2', () => {
  let dhis2: FakeDhis2;
  beforeAll(async () => {
    dhis2 = await startDhis2();
    vi.stubEnv('DHIS2_URL', dhis2.url);
    vi.stubEnv('DHIS2_TOKEN', dhis2.token);
    await importOrgUnits(Buffer.from('council,orgunit\nBahi DC,DiszpKrYNg8\nchemba-dc,Cpd5l15XxwA\n'));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await dhis2.close();
  });
  const by = { actorId: uuidv7(), address: null };
  const order = async (dataSet = 'zeEp4Xu2GOm', form = uuidv7()) => {
    const wish = { dataSet, from: '2025-01', to: '2026-02' };
    expect(await orderRates(by, wish, form)).toEqual({ ok: true });
    return form;
  };
  const outcomeOf = async (id: string) => (await listRatePulls()).find((pull) => pull.id === id);

  test('are taken over as its analytics count them, and the same again changes nothing', async () => {
    const first = await order();
    expect(await order('zeEp4Xu2GOm', first)).toBe(first);
    await pullRates(first);
    // From January on there are 15, 16 … of 20; in the seventh month more than were due.
    expect(await outcomeOf(first)).toMatchObject({ taken: 16, changed: 16, rejected: 12, fault: null });
    const asked = dhis2.asked.length;
    await pullRates(first);
    expect(dhis2.asked).toHaveLength(asked);
    const again = await order();
    await pullRates(again);
    expect(await outcomeOf(again)).toMatchObject({ taken: 16, changed: 0 });
    const kept = await database().execute(sql`
      select expected, received, on_time, source from reporting_rate where council_id = 'bahi-dc' and month = '2025-03'`);
    expect([...kept]).toEqual([{ expected: 20, received: 17, on_time: 12, source: 'dhis2' }]);
  });

  test.each(['broken', 'silence', 'garbage'] as const)('are asked for again where it is %s', async (mood) => {
    const id = await order();
    dhis2.next.push(mood);
    await expect(pullRates(id, { withinMs: 500 })).rejects.toThrow(PullInterrupted);
    await pullRates(id);
    expect(await outcomeOf(id)).toMatchObject({ taken: 16, fault: null });
  });

  test('are not taken over of a form that it doesn’t know, which it says in its own words', async () => {
    const id = await order('Unknown0000');
    await pullRates(id);
    const outcome = await outcomeOf(id);
    expect(outcome).toMatchObject({ fault: 'refused', taken: null });
    expect(outcome?.message).toContain('Unknown0000');
  });
});

describe('reports before and after training', () => {
  test('are those of the places that somebody answers for, whatever the address says', async () => {
    const { areas, question } = await getReporting(ofKigoma, searching({ region: 'dodoma' }), 'en');
    expect(question.faults).toEqual({ region: 'outside' });
    expect(areas.map(({ area }) => area).sort()).toEqual(['kasulu-dc', 'kigoma-dc']);
    const ofNation = await getReporting(nation, searching(), 'en');
    expect(ofNation.areas.map(({ area }) => area).sort()).toEqual(['dodoma', 'kigoma']);
  });

  test('are compared around the month by which half were trained, for a region as for its councils', async () => {
    const expected = {
      trained: 6,
      before: { completeness: 50, timeliness: 25 },
      after: { completeness: 90, timeliness: 75 },
    };
    const { areas, cadres, whole } = await getReporting(ofKigoma, searching(), 'en');
    expect(areas).toMatchObject([expected, expected]);
    expect(cadres.map(({ cadre, areas: number }) => [cadre, number])).toEqual([
      ['CO', 1],
      ['EN', 1],
    ]);
    expect(whole.byMonth.at(-1)).toMatchObject({ completeness: 90, trained: 12, share: 20 });
    const ofNation = await getReporting(nation, searching(), 'en');
    expect(ofNation.areas.find(({ area }) => area === 'kigoma')).toMatchObject({ ...expected, trained: 12 });
  });

  test('are the same in the pictures, the tables and the download', async () => {
    const reporting = await getReporting(ofKigoma, searching(), 'en');
    const { tables, pictures } = presentReporting(reporting, 'en');
    expect(tables).toHaveLength(4);
    expect(pictures).toHaveLength(4);
    const downloaded = reportingAsCsv(reporting, 'en')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').at(-1));
    expect(downloaded).toEqual(
      tables.flatMap(({ rows }) =>
        rows.flatMap(({ values }) => values.map((value) => (value === null ? '' : String(value)))),
      ),
    );
    for (const { table, svg } of pictures) {
      const last = tables.find(({ key }) => key === table)?.rows.at(-1)?.values;
      const drawn = table === 'reportingMonths' ? [90, 75, 20] : [last?.at(-1)];
      expect(drawn.some((value) => svg.includes(`>${value}<`))).toBe(true);
    }
    expect(pictures[0]?.svg).toContain('training');
  });

  test('tell of nobody where fewer than five are trained', async () => {
    const { areas, whole } = await getReporting(ofKigoma, searching({ cadre: 'MD' }), 'en');
    expect(
      areas.every(({ training, trained, cadre }) => training === null && trained === 0 && cadre === null),
    ).toBe(true);
    expect(whole.training).toBeNull();
  });
});

test('no statement reads a large table from end to end', async () => {
  for (const who of [nation, ofKigoma, coordinatorOf({ councilId: 'kigoma-dc' })]) {
    for (const filter of ['', 'cadre=EN']) {
      const question = await readQuestion(who, new URLSearchParams(filter), 'en');
      await database().transaction(async (tx) => {
        await tx.execute(sql`set local enable_seqscan = off`);
        for (const statement of [
          reportingStatements.reports(question),
          reportingStatements.trained(question),
        ]) {
          const plan = JSON.stringify(await tx.execute(sql`explain ${statement}`));
          expect(plan).not.toMatch(/Seq Scan on (standing|tally|reporting_rate)\b/);
        }
      });
    }
  }
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { professionalRegistration } from '~db/schema/accounts';
import type { PublishedCourse } from '~/features/catalog/index.server';
import {
  getQrAddress,
  getTranscript,
  issueCertificate,
  listMyCertificates,
  renderTranscriptPdf,
  revokeCertificate,
  verifyCredential,
} from '~/features/certificates/index.server';
import { recordApproval } from '~/features/cpd/index.server';
import { theOperator } from '~/platform/audit.server';
import { addDays, dayOf } from '~/platform/calendar-day';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { findProgram } from '~tests/setup/find-program';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
const publicUrl = 'https://tumia.example.org';
const today = dayOf(new Date());
let course: PublishedCourse;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'transcript-'));
  course = await importSmallCourse();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function graduate(cadre: string) {
  const person = await createPerson({ cadre });
  await doLessons(person, course);
  await submit(person, await openAttempt(person, course), rightAnswers);
  await issueCertificate(person, course.id);
  return person;
}

async function transcriptOf(id: string) {
  const transcript = await getTranscript(id, today);
  if (!transcript) throw new Error('there is no such account');
  return transcript;
}

function run(program: string, ...parameters: string[]): string {
  const found = findProgram(program);
  if (!found) throw new Error(`${program} is missing: install poppler-utils and zbar-tools.`);
  return execFileSync(found, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function save(pdf: Buffer): string {
  const file = path.join(folder, 'transcript.pdf');
  writeFileSync(file, pdf);
  return file;
}

const textOf = (pdf: Buffer) => run('pdftotext', '-layout', save(pdf), '-').replaceAll(/\s+/g, ' ');

describe('a transcript', () => {
  test('says that accreditation is pending until the council of the cadre has approved the course', async () => {
    const nurse = await graduate('NO');
    const officer = await graduate('CO');
    const before = await transcriptOf(nurse.id);
    expect(before.standings.map(({ id, totals }) => [id, totals.map(({ counted }) => counted)])).toEqual([
      ['TNMC', [0]],
    ]);
    expect(before.entries).toMatchObject([{ approvals: [] }]);
    expect(textOf(await renderTranscriptPdf(before, 'sw', publicUrl))).toContain('zinasubiri idhini');

    const span = { validFrom: addDays(today, -30), validUntil: addDays(today, 30) };
    await recordApproval(
      {
        council: 'TNMC',
        number: 'TNMC/CPD/7',
        category: null,
        courses: [{ courseId: course.id, points: 5 }],
        ...span,
      },
      theOperator,
    );
    const after = await transcriptOf(nurse.id);
    expect(after.standings[0]?.totals).toMatchObject([{ earned: 5, counted: 5 }]);
    const text = textOf(await renderTranscriptPdf(after, 'en', publicUrl));
    for (const said of ['TNMC, approval no. TNMC/CPD/7', 'TNMC, idhini Na. TNMC/CPD/7', '5 of 30 points']) {
      expect(text).toContain(said);
    }
    // Another council's points are named, and count nothing for a clinical officer's.
    const other = await transcriptOf(officer.id);
    expect(other.standings.map(({ id, totals }) => [id, totals[0]?.counted])).toEqual([['MCT', 0]]);
    expect(other.entries[0]?.approvals).toMatchObject([{ council: 'TNMC' }]);
  });

  test('names registrations, and counts for their councils too', async () => {
    const person = await graduate('HRT');
    expect((await transcriptOf(person.id)).standings).toEqual([]);
    await database()
      .insert(professionalRegistration)
      .values({ accountId: person.id, council: 'TNMC', number: 'RN-4471' });
    const transcript = await transcriptOf(person.id);
    expect(transcript.standings.map(({ id }) => id)).toEqual(['TNMC']);
    expect(textOf(await renderTranscriptPdf(transcript, 'en', publicUrl))).toContain('TNMC RN-4471');
  });

  test('leaves out what was revoked', async () => {
    const person = await graduate('EN');
    const [certificate] = await listMyCertificates(person.id);
    await revokeCertificate(certificate?.number ?? '', 'a reason');
    const { entries, standings } = await transcriptOf(person.id);
    expect(entries).toEqual([]);
    expect(standings[0]?.totals).toMatchObject([{ earned: 0 }]);
  });

  test('is the same when made again, tagged, small with six certificates, and each code proves its certificate', async () => {
    const person = await graduate('NO');
    const transcript = await transcriptOf(person.id);
    const [entry] = transcript.entries;
    if (!entry) throw new Error('no certificate was issued');
    const six = { ...transcript, entries: Array.from({ length: 6 }, () => entry) };
    const pdf = await renderTranscriptPdf(six, 'sw', publicUrl);
    expect(pdf.equals(await renderTranscriptPdf(six, 'sw', publicUrl))).toBe(true);
    expect(pdf.length).toBeLessThan(60 * 1024);
    const info = run('pdfinfo', save(pdf));
    expect(info).toMatch(/Tagged:\s+yes/);
    const fonts = run('pdffonts', save(pdf)).trim().split('\n').slice(2);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);

    run('pdftoppm', '-r', '150', '-png', '-f', '1', '-l', '1', save(pdf), path.join(folder, 'page'));
    const codes = run('zbarimg', '--quiet', '--raw', path.join(folder, 'page-1.png')).trim().split('\n');
    expect(new Set(codes)).toEqual(new Set([await getQrAddress(entry.certificate, publicUrl)]));
    expect(await verifyCredential(codes[0] ?? '')).toMatchObject({
      verdict: 'valid',
      certificate: { number: entry.certificate.number },
    });
  });
});

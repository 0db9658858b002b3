import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '~tests/setup/find-program';
import { renderCertificatePdf } from './certificate-pdf.server';
import type { Certificate } from './get-certificate.server';

const verifyUrl = 'https://tumia.example.org/sw/verify/7K4Q-9XMB-2T8R';

/** As long as that of a certificate with a long name. */
const qrUrl = `https://tumia.example.org/v#${'0oKEWA'.repeat(64)}`;
const addresses = { verifyUrl, qrUrl };

const certificate: Certificate = {
  kind: 'course',
  validUntil: null,
  replaced: null,
  id: '019a0000-0000-7000-8000-000000000001',
  courseId: 'c1',
  courseRevision: 'a'.repeat(64),
  instituteId: 'ifakara',
  number: '7K4Q-9XMB-2T8R',
  holderName: 'Neema Juma Mwakalinga',
  courseSlug: 'data-quality',
  inks: 'lake',
  course: { sw: 'Ubora wa takwimu kituoni', en: 'Data quality at the facility' },
  hours: 4,
  creditPoints: 4,
  institute: { sw: 'Chuo cha Afya Ifakara', en: 'Ifakara School of Health' },
  language: 'sw',
  score: 87,
  issuedAt: new Date('2026-11-22T09:00:00Z'),
  isDemo: false,
  revoked: null,
};

const revoked = { at: new Date('2026-12-03T09:00:00Z'), reason: 'Jina si sahihi' };

const longInstitute = {
  sw: 'Chuo Kikuu cha Afya na Sayansi Shirikishi Muhimbili, Kurugenzi ya Elimu Endelevu na Maendeleo ya Kitaaluma',
  en: 'Muhimbili University of Health and Allied Sciences, Directorate of Continuing Education and Development',
};
const longCourse = {
  sw: 'Kutumia takwimu za kituo kupanga, kusimamia na kuboresha huduma za afya ya mama, mtoto na kijana katika ngazi ya jamii',
  en: 'Using facility data for planning, managing and improving maternal, child and adolescent health services in the community',
};
const long = { ...certificate, institute: longInstitute, course: longCourse };
const nameOf80 = 'Mwanahamisi Nang’ombe Abdulrahman-Mwinyimvua Rashidi wa Kilimanjaro Mwanakwereku';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program of poppler-utils or zbar-tools. @returns what it printed */
function run(program: string, ...parameters: string[]): string {
  const found = findProgram(program);
  if (!found) {
    throw new Error(`${program} is missing: install the Debian packages poppler-utils and zbar-tools.`);
  }
  return execFileSync(found, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function save(pdf: Buffer): string {
  const file = path.join(folder, 'certificate.pdf');
  writeFileSync(file, pdf);
  return file;
}

/** The page's text as one line. */
async function textOf(shown: Certificate): Promise<string> {
  return run('pdftotext', save(await renderCertificatePdf(shown, addresses)), '-').replaceAll(/\s+/g, ' ');
}

interface Word {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The words with the boxes that their letters fill, without the room a font keeps above and below them. */
function wordsOf(pdf: Buffer): Word[] {
  const boxes = run('pdftotext', '-bbox', save(pdf), '-').matchAll(
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
  );
  return [...boxes].map(([, left, top, right, bottom, text]) => {
    const room = (Number(bottom) - Number(top)) * 0.2;
    return {
      text: text ?? '',
      left: Number(left),
      right: Number(right),
      top: Number(top) + room,
      bottom: Number(bottom) - room,
    };
  });
}

const collide = (a: Word, b: Word) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe("a certificate's PDF", () => {
  it('says everything in both languages', async () => {
    const text = await textOf(certificate);
    for (const said of [
      'Chuo cha Afya Ifakara',
      'Ifakara School of Health',
      'CHETI CHA UKAMILISHAJI',
      'CERTIFICATE OF COMPLETION',
      'Kimetolewa kwa',
      'Neema Juma Mwakalinga',
      'Ubora wa takwimu kituoni',
      'Data quality at the facility',
      'Saa 4',
      '4 hours',
      'Asilimia 87',
      '87 %',
      'zinasubiri idhini ya baraza la kitaaluma',
      'pending accreditation by the professional council',
      'Namba ya cheti',
      '7K4Q-9XMB-2T8R',
      'Kwa niaba ya taasisi',
      'On behalf of the institute',
      'https://tumia.example.org/sw/verify/',
    ]) {
      expect(text).toContain(said);
    }
  });

  it.each([
    { language: 'sw', large: 'UKAMILISHAJI', small: 'COMPLETION' },
    { language: 'en', large: 'COMPLETION', small: 'UKAMILISHAJI' },
  ] as const)(
    'gives the $language title above the other one, and larger',
    async ({ language, large, small }) => {
      const words = wordsOf(await renderCertificatePdf({ ...certificate, language }, addresses));
      const heightOf = (text: string) => {
        const word = words.find((candidate) => candidate.text === text);
        return word ? { top: word.top, height: word.bottom - word.top } : { top: NaN, height: NaN };
      };
      expect(heightOf(large).top).toBeLessThan(heightOf(small).top);
      expect(heightOf(large).height).toBeGreaterThan(2 * heightOf(small).height);
    },
  );

  it('tells the day of Tanzania, in both languages', async () => {
    const text = await textOf({ ...certificate, issuedAt: new Date('2026-11-22T21:30:00Z') });
    expect(text).toContain('23 Novemba 2026');
    expect(text).toContain('23 November 2026');
  });

  it.each([
    ['a demo', { isDemo: true }, ['MFANO', 'SPECIMEN', 'Hakithibitishi mafunzo yoyote'], 'REVOKED'],
    [
      'a revoked',
      { revoked },
      ['KIMEBATILISHWA', 'REVOKED', '3 Desemba 2026', '3 December 2026'],
      'SPECIMEN',
    ],
    ['a revoked demo', { isDemo: true, revoked }, ['REVOKED', 'Hakithibitishi mafunzo yoyote'], 'MFANO'],
  ] as const)('stamps %s certificate', async (_, state, stamped, not) => {
    const text = await textOf({ ...certificate, ...state });
    for (const words of stamped) expect(text).toContain(words);
    expect(text).not.toContain(not);
  });

  it('stamps no certificate that holds', async () => {
    expect(await textOf(certificate)).not.toMatch(/MFANO|SPECIMEN|KIMEBATILISHWA|REVOKED/);
  });

  it('speaks of CPD points only where the course has some', async () => {
    expect(await textOf({ ...certificate, creditPoints: 0 })).not.toMatch(/CPD|idhini/);
  });

  it.each(['sw', 'en'] as const)(
    'has a QR code that carries the certificate, and is read at 200 dots per inch: %s',
    async (language) => {
      const stamped = { ...certificate, language, revoked };
      const picture = path.join(folder, 'page');
      const pdf = save(await renderCertificatePdf(stamped, addresses));
      run('pdftoppm', '-r', '200', '-png', '-singlefile', pdf, picture);
      expect(run('zbarimg', '--raw', '--quiet', `${picture}.png`).trim()).toBe(qrUrl);
    },
  );

  it('has a link to the verification page', async () => {
    const pdf = await renderCertificatePdf(certificate, addresses);
    expect(pdf.toString('latin1')).toContain(`/URI (${verifyUrl})`);
  });

  it('is tagged for screen readers', async () => {
    const pdf = await renderCertificatePdf(certificate, addresses);
    const file = save(pdf);
    const facts = run('pdfinfo', file);
    expect(facts).toMatch(/Title: +Cheti cha ukamilishaji 7K4Q-9XMB-2T8R – Neema Juma Mwakalinga/);
    expect(facts).toMatch(/Tagged: +yes/);
    expect(facts).toMatch(/Pages: +1\n/);
    const structure = run('pdfinfo', '-struct-text', file).replaceAll(/\s+/g, ' ');
    expect(structure).toContain('H1 (block) "CHETI CHA UKAMILISHAJI"');
    expect(structure).toContain('Link (inline) Figure');
    expect(structure).toContain(`"${verifyUrl}"`);
    const source = pdf.toString('latin1');
    expect(source).toContain('/Lang (sw-TZ)');
    expect(source).toContain(`/Alt (Msimbo wa QR unaofungua ukurasa wa kuhakiki cheti hiki: ${verifyUrl})`);
  });

  it('keeps its metadata readable whatever the names hold', async () => {
    const institute = { sw: 'Afya & Takwimu <TZ>', en: 'Health & Data <TZ>' };
    const file = save(await renderCertificatePdf({ ...certificate, institute }, addresses));
    expect(run('pdfinfo', '-meta', file)).toMatch(/<rdf:li>Afya +Takwimu +TZ *<\/rdf:li>/);
  });

  it.each([
    ['latin letters with marks and apostrophes', 'Dkt. Ngʼwana Ōla Fătuma-Śarif Ŋũnĩ', /SourceSerif4/],
    ['another script', 'فاطمة محمد علي', /DejaVuSans/],
  ])('shows %s with fonts of its own', async (_, holderName, font) => {
    const file = save(await renderCertificatePdf({ ...certificate, holderName }, addresses));
    expect(run('pdftotext', file, '-')).toContain(holderName);
    const fonts = run('pdffonts', file).trim().split('\n').slice(2);
    expect(fonts.join('\n')).toMatch(font);
    // Columns: embedded, subset, with a map to Unicode.
    expect(fonts.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  });

  it.each([
    ['a name of 80 signs', { ...certificate, holderName: nameOf80 }],
    ['a name of 80 letters without a space', { ...certificate, holderName: 'W'.repeat(80) }],
    ['long titles', long],
    ['long everything in English', { ...long, holderName: nameOf80, language: 'en' as const }],
    [
      'a title of 480 signs',
      { ...long, course: { sw: `${longCourse.sw}, `.repeat(4), en: `${longCourse.en}, `.repeat(4) } },
    ],
  ])('lets nothing collide or leave the frame: %s', async (_, shown) => {
    const words = wordsOf(await renderCertificatePdf(shown, addresses));
    expect(words.length).toBeGreaterThan(50);
    const collisions = words.flatMap((word, index) =>
      words
        .slice(index + 1)
        .filter((other) => collide(word, other))
        .map((other) => `${word.text} and ${other.text}`),
    );
    expect(collisions).toEqual([]);
    expect(
      words.filter(({ left, right, top, bottom }) => left < 60 || right > 782 || top < 60 || bottom > 535),
    ).toEqual([]);
  });

  it.each([
    ['a usual one', certificate],
    ['a demo', { ...certificate, isDemo: true }],
    ['long names', { ...long, holderName: nameOf80, revoked }],
    ['another script', { ...certificate, holderName: 'فاطمة محمد علي' }],
  ])('weighs less than 60 KB: %s', async (_, shown) => {
    expect((await renderCertificatePdf(shown, addresses)).length).toBeLessThan(60_000);
  });

  it('is the same bytes for the same certificate', async () => {
    const [one, other] = [
      await renderCertificatePdf(certificate, addresses),
      await renderCertificatePdf({ ...certificate }, addresses),
    ];
    expect(one.equals(other)).toBe(true);
    const different = await renderCertificatePdf({ ...certificate, number: '0000-0000-0000' }, addresses);
    expect(different.equals(one)).toBe(false);
  });
});

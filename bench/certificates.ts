import { randomBytes, randomInt } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import postgres from 'postgres';
import { create } from 'qrcode';
import { checkPayload, type TrustList } from '~/features/certificates/check-payload';
import type { Certificate } from '~/features/certificates/get-certificate.server';
import {
  getCertificate,
  getQrAddress,
  getSignedCredential,
  getTrustList,
  renderCertificatePdf,
  verifyCredential,
} from '~/features/certificates/index.server';
import { issueDueCertificates } from '~/features/certificates/issue-due-certificates.server';
import { readSignedPayload } from '~/features/certificates/signed-payload';
import { setStatusBits, statusListBits } from '~/features/certificates/status-bits';
import { importPlaces } from '~/features/places/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { median } from './measure/statistics';
import { makeAttempts, makeQuizCourse } from './server/make-attempts';
import { openWorkDatabase } from './server/open-work-database';

const attempts = 3_000;
const publicUrl = 'https://tumia.example';
const drawings = 15;
const checks = 2_000;
/** Certificates on the site, and the share of them that is revoked. */
const site = { certificates: 1_000_000, revokedShare: 0.01 };

/** What a certificate costs: issued, signed, verified, in bytes of its code, in the lists of a million, and as a PDF. */
export const certificates: Bench = { name: 'certificates', run };

async function run({ say, cleanUp }: BenchContext): Promise<BenchOutcome> {
  process.env.KEY_ENCRYPTION_KEY = randomBytes(32).toString('base64url');
  const url = await openWorkDatabase({ say, cleanUp });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  cleanUp.add(() => sql.end());
  await importPlaces('db/seed');
  say(`${attempts} finals`);
  await makeAttempts('bench-course', await makeQuizCourse('bench-course', 60, 10), attempts);
  await sql`insert into account (id, name, phone, cadre, council_id, language)
    select person_id, 'Mwanahamisi Abdulrahman Rashidi', '+2557' || lpad((row_number() over ())::text, 8, '0'), 'NO', 'kigoma-dc', 'sw'
    from attempt`;
  await sql`vacuum analyze`;

  say('issuing');
  const issuing = await secondsOf(() => issueDueCertificates());
  const numbers = (await sql<{ number: string }[]>`select number from credential`).map(
    ({ number }) => number,
  );
  await sql`analyze`;
  const nothingDue = await secondsOf(() => issueDueCertificates());
  say('signing');
  const issued = (await Promise.all(numbers.map((number) => getCertificate(number)))).flatMap(
    (one) => one ?? [],
  );
  const addresses: string[] = [];
  const signing = await secondsOf(async () => {
    for (const certificate of issued) addresses.push(await getQrAddress(certificate, publicUrl));
  });
  say('verifying');
  const trust = await getTrustList();
  const verifying = await secondsOf(async () => {
    for (let turn = 0; turn < checks; turn++)
      await checkPayload(addresses[turn % addresses.length] ?? '', trust, trust.at);
  });
  const [sample] = issued;
  if (!sample) throw new Error('nothing was issued');
  const token = await getSignedCredential(sample, publicUrl);
  const tokens = 200;
  const verifyingTokens = await secondsOf(async () => {
    for (let turn = 0; turn < tokens; turn++) await verifyCredential(token);
  });

  const code = sizesOfCode(addresses);
  const lists = sizesOfLists();
  const pdf = await drawPdfs(sample, addresses[0] ?? '');
  const perSecond = (count: number, seconds: number) => (count / seconds).toFixed(0);
  const bytes = (count: number) => count.toFixed(0);
  return {
    table: {
      title: 'What a certificate costs',
      headings: ['what', 'measured', 'floor'],
      rows: [
        ['issued with the database, per second', perSecond(numbers.length, issuing), ''],
        ['looking for what is due where nothing is, ms', (nothingDue * 1000).toFixed(0), ''],
        ['signed for the code and kept, per second', perSecond(issued.length, signing), ''],
        ['codes verified, per second', perSecond(checks, verifying), ''],
        ['credentials verified with the database, per second', perSecond(tokens, verifyingTokens), ''],
        ['payload of the code, bytes', bytes(code.payload), bytes(code.floor)],
        ['address in the code, signs', bytes(code.signs), bytes(code.floorSigns)],
        ['version of the code', String(code.version), String(code.floorVersion)],
        [`bits of ${lists.lists} lists, signed form, bytes`, bytes(lists.bits), bytes(lists.floor)],
        ['list for phones as sent, bytes', bytes(lists.phone), bytes(lists.floor)],
        ['PDF, ms', pdf.milliseconds.toFixed(0), ''],
        ['PDF, KB', (pdf.bytes / 1024).toFixed(1), ''],
      ],
    },
    notes: [
      `One process, one after the other. ${numbers.length} of ${attempts} finals were passed.`,
      'Floor of the code: signature, key id and the fields as bare bytes; as signs in base64url behind the same address.',
      `Lists: ${site.certificates} certificates, ${site.revokedShare * 100} % revoked at random; floor: the entropy of which they are.`,
    ],
    figures: {
      issuing,
      nothingDue,
      signing,
      verifying,
      verifyingTokens,
      code,
      lists,
      pdf,
      issued: numbers.length,
    },
  };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

const base64UrlSigns = (bytes: number) => Math.ceil((bytes * 4) / 3);

/** Sizes of the code: medians of what was made, and what no code could do without. */
function sizesOfCode(addresses: string[]) {
  const payloads = addresses.map((address) => Buffer.from(address.split('#')[1] ?? '', 'base64url'));
  const claims = readSignedPayload(payloads[0] ?? new Uint8Array())?.claims;
  if (!claims) throw new Error('the payload can’t be read');
  const texts = [claims.issuer, claims.holderName, claims.courseId, claims.courseTitle];
  const signatureAndKey = 64 + 8;
  // Number as 60 bits; day of issue, points and score in 4; list and position in 4.
  const numbers = 8 + 4 + 4;
  const floor = signatureAndKey + numbers + texts.reduce((sum, text) => sum + 1 + Buffer.byteLength(text), 0);
  const floorSigns = `${publicUrl}/v#`.length + base64UrlSigns(floor);
  const versionOf = (text: string) => create(text, { errorCorrectionLevel: 'M' }).version;
  return {
    payload: median(payloads.map(({ length }) => length)),
    floor,
    signs: median(addresses.map(({ length }) => length)),
    floorSigns,
    version: median(addresses.map(versionOf)),
    floorVersion: versionOf('a'.repeat(floorSigns)),
  };
}

/** Sizes of the lists of a site with a million certificates. */
function sizesOfLists() {
  const lists = Math.ceil(site.certificates / (statusListBits / 2));
  const perList = Math.round((site.certificates * site.revokedShare) / lists);
  const revoked: TrustList['revoked'] = {};
  let bits = 0;
  for (let list = 0; list < lists; list++) {
    const places = new Set<number>();
    while (places.size < perList) places.add(randomInt(statusListBits));
    const sorted = [...places].sort((one, other) => one - other);
    bits += base64UrlSigns(gzipSync(setStatusBits(sorted)).length);
    revoked[`ttcih/${list}`] = sorted.map((position, at) => position - (sorted[at - 1] ?? 0));
  }
  const share = perList / statusListBits;
  const entropyBits =
    -(share * Math.log2(share) + (1 - share) * Math.log2(1 - share)) * statusListBits * lists;
  return {
    lists,
    bits,
    phone: brotliCompressSync(JSON.stringify({ revoked })).length,
    floor: entropyBits / 8,
  };
}

async function drawPdfs(certificate: Certificate, qrUrl: string) {
  const verifyUrl = `${publicUrl}/sw/verify/${certificate.number}`;
  const milliseconds: number[] = [];
  let bytes = 0;
  for (let turn = -2; turn < drawings; turn++) {
    const start = performance.now();
    bytes = (await renderCertificatePdf(certificate, { verifyUrl, qrUrl })).length;
    if (turn >= 0) milliseconds.push(performance.now() - start);
  }
  return { milliseconds: median(milliseconds), bytes };
}

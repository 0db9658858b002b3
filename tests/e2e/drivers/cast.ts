import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { coursePath, lessonPaths } from './course-files';
import { exchange } from './exchange';
import { newNurse } from './person';
import { runTumia } from './command-line';

/** Everybody who may come to a page: each role, and for those with a scope also somebody of another scope. */
export const cast = [
  'anonymous',
  'learner',
  'author',
  'foreign author',
  'reviewer',
  'facilitator',
  'manager',
  'foreign manager',
  'coordinator',
  'foreign coordinator',
  'in-charge',
  'administrator',
] as const;

export type CastMember = (typeof cast)[number];

/** A cookie for each member who is signed in. */
export type Cookies = Record<Exclude<CastMember, 'anonymous'>, string>;

/** Of the demo accounts: the institute is TTCIH, the coordinator's region Kigoma. */
const demoPhones = {
  author: '0700000002',
  reviewer: '0700000003',
  coordinator: '0700000004',
  manager: '0700000005',
  administrator: '0700000006',
  facilitator: '0700000007',
} as const;

/** Roles that the operator gives to people of the same council as the demo accounts. */
const appointed = {
  'foreign author': ['author', '--institute', 'muhas'],
  'foreign manager': ['manager', '--institute', 'muhas'],
  'foreign coordinator': ['coordinator', '--region', 'mwanza'],
  'in-charge': ['facilityInCharge', '--facility', '100377-1'],
} as const;

const form = (fields: Record<string, string>) => {
  const body = new URLSearchParams(fields).toString();
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(body.length),
  };
  return { method: 'POST', headers, body };
};

const cookieOf = (setCookie: string[] | undefined) =>
  /^tumia_session=[\w-]{43}/.exec(
    setCookie?.find((cookie) => cookie.startsWith('tumia_session=')) ?? '',
  )?.[0];

/** Opens a session of one's own. @returns its cookie */
async function signInAs(baseURL: string, phone: string, password: string): Promise<string> {
  const { status, headers } = await exchange(`${baseURL}/sw/sign-in`, form({ phone, password }));
  const cookie = cookieOf(headers['set-cookie']);
  if (!cookie) throw new Error(`${phone} could not sign in: ${status}`);
  return cookie;
}

/** Signs a nurse up. @returns her, and the cookie of her session */
export async function enrolNurse(baseURL: string, workplace: Record<string, string> = {}) {
  const person = { ...newNurse(), ...workplace };
  const { status, headers } = await exchange(`${baseURL}/sw/sign-up`, form({ ...person, consent: 'yes' }));
  const cookie = cookieOf(headers['set-cookie']);
  if (!cookie) throw new Error(`sign-up answered ${status}`);
  return { ...person, cookie };
}

async function appoint(baseURL: string, grant: readonly string[]): Promise<string> {
  const { phone, password } = await enrolNurse(baseURL);
  await runTumia(baseURL, 'role', 'grant', phone, ...grant);
  return signInAs(baseURL, phone, password);
}

/** Brings the cast together; `learner` is the cookie of somebody who has signed up and has no role. */
export async function assembleCast(baseURL: string, learner: string): Promise<Cookies> {
  const demo = Object.entries(demoPhones).map(
    async ([name, phone]) => [name, await signInAs(baseURL, phone, 'tumia-demo-2026')] as const,
  );
  const others = Object.entries(appointed).map(
    async ([name, grant]) => [name, await appoint(baseURL, grant)] as const,
  );
  return { learner, ...Object.fromEntries(await Promise.all([...demo, ...others])) } as Cookies;
}

/** Ids of people whom different members of the cast answer for. */
export interface PeopleIds {
  /** In the coordinator's region, at no facility of the registry and of no institute. */
  learner: string;
  /** Of the manager's institute, likewise in the region. */
  atInstitute: string;
  /** At the in-charge's facility. */
  atFacility: string;
  /** In another coordinator's region. */
  elsewhere: string;
}

/** Finds, or makes, people whom different members of the cast answer for, as an administrator finds them. */
export async function findPeople(
  baseURL: string,
  { administrator }: Cookies,
  learnerPhone: string,
): Promise<PeopleIds> {
  const [worker, stranger] = await Promise.all([
    enrolNurse(baseURL, { facilityId: '100377-1' }),
    enrolNurse(baseURL, { region: 'mwanza', council: 'ilemela-mc' }),
  ]);
  const idOf = async (phone: string) => {
    const list = await exchange(`${baseURL}/sw/people?q=${encodeURIComponent(phone)}`, {
      headers: { Cookie: administrator },
    });
    const id = /\/sw\/people\/([\da-f-]{36})"/.exec(list.body.toString())?.[1];
    if (!id) throw new Error(`nobody is found by ${phone}: ${list.status}`);
    return id;
  };
  return {
    learner: await idOf(learnerPhone),
    atInstitute: await idOf(demoPhones.author),
    atFacility: await idOf(worker.phone),
    elsewhere: await idOf(stranger.phone),
  };
}

/** Uploads a list of one person to be checked. @returns the id of the upload, which is nobody else's to see */
export async function uploadList(
  baseURL: string,
  cookie: string,
  institute: string,
  { name, phone } = newNurse('Halima Said Mrisho'),
): Promise<string> {
  const list = `Jina,Simu,Kada,Mkoa,Halmashauri\r\n${name},${phone},NO,Kigoma,Kigoma DC\r\n`;
  const boundary = 'list-of-people';
  const body = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="institute"',
    '',
    institute,
    `--${boundary}`,
    'Content-Disposition: form-data; name="file"; filename="orodha.csv"',
    'Content-Type: text/csv',
    '',
    list,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  const { status, headers } = await exchange(`${baseURL}/sw/people/import`, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': String(body.length),
    },
    body,
  });
  const id = /\/people\/import\/([\da-f-]{36})$/.exec(headers.location ?? '')?.[1];
  if (!id) throw new Error(`the list was not taken: ${status}`);
  return id;
}

/** @returns the address of a file that the gallery of components shows */
export async function findMediaFile(baseURL: string): Promise<string> {
  const gallery = await exchange(`${baseURL}/sw/studio/components`);
  const address = /\/media\/[\da-f]{24}\.\w+/.exec(gallery.body.toString())?.[0];
  if (!address) throw new Error(`the gallery shows no file: ${gallery.status}`);
  return address;
}

/** Addresses of what is in an item bank. */
export interface BankIds {
  home: string;
  /** A file of questions that was uploaded to it. */
  upload: string;
  item: string;
  /** Its questions as a file. */
  file: string;
  picture: string;
}

export const bankIds = (bank: string, upload: string, picture: string): BankIds => {
  const home = `/sw/studio/items/${bank}`;
  return {
    home,
    upload: `${home}/import/${upload}`,
    item: `${home}/questions/${picturedItem}`,
    file: `${home}/export/${bank}.xml`,
    picture: `${home}/media/${picture}`,
  };
};

const picturedItem = 'malaria.q1';

/** One dot, as PNG. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const questions = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="multichoice"><name><text>Mbu</text></name><idnumber>${picturedItem}</idnumber><questiontext format="html"><text><![CDATA[<p><img src="@@PLUGINFILE@@/nukta.png" alt="Nukta"></p><p>Malaria huenezwa na nini?</p>]]></text><file name="nukta.png" path="/" encoding="base64">${dot}</file></questiontext><single>true</single><answer fraction="0" format="html"><text>Maji machafu</text></answer><answer fraction="100" format="html"><text>Mbu jike aina ya Anofelesi</text></answer><answer fraction="0" format="html"><text>Chakula</text></answer></question>
<question type="essay"><name><text>Eleza</text></name><questiontext format="html"><text>Eleza hatua za kinga.</text></questiontext></question>
</quiz>
`;

/** Asks for the page of an uploaded file as a browser does, until no job is at work on it. */
async function untilAtRest(address: string, cookie: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const { body } = await exchange(address, { headers: { Cookie: cookie } });
    if (!body.toString().includes('http-equiv="refresh"')) return;
    await pause(500);
  }
  throw new Error('the file of questions is at work still');
}

/** Opens an item bank of the demo accounts' institute and brings in a question with a picture, and a draft. */
export async function fillBank(baseURL: string, cookie: string): Promise<BankIds> {
  const code = `hazina-${Date.now().toString(36)}`;
  const id = `ttcih.${code}`;
  const post = async (path: string, type: string, body: string) => {
    const { status, headers } = await exchange(`${baseURL}${path}`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) },
      body,
    });
    if (status !== 303) throw new Error(`${path} answered ${status}`);
    return headers.location ?? '';
  };
  const plain = 'application/x-www-form-urlencoded';
  const bank = { institute: 'ttcih', id: code, titleSw: 'Hazina ya malaria', titleEn: 'Malaria bank' };
  await post('/sw/studio/items', plain, new URLSearchParams(bank).toString());
  const boundary = 'file-of-questions';
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="maswali.xml"\r\nContent-Type: text/xml\r\n\r\n${questions}\r\n--${boundary}--\r\n`;
  const upload = await post(
    `/sw/studio/items/${id}/import`,
    `multipart/form-data; boundary=${boundary}`,
    part('format', 'moodle-xml') + part('language', 'sw') + file,
  );
  await untilAtRest(`${baseURL}${upload}`, cookie);
  await post(upload, plain, '');
  await untilAtRest(`${baseURL}${upload}`, cookie);
  const item = await exchange(`${baseURL}/sw/studio/items/${id}/questions/${picturedItem}`, {
    headers: { Cookie: cookie },
  });
  const picture = /\/media\/([\da-f]{24}\.png)/.exec(item.body.toString())?.[1];
  if (!picture) throw new Error(`the question shows no picture: ${item.status}`);
  return bankIds(id, upload.split('/').at(-1) ?? '', picture);
}

/** Begins a course of the demo accounts' institute. @returns the address of its draft */
export async function beginCourse(baseURL: string, cookie: string): Promise<string> {
  const slug = `kozi-${Date.now().toString(36)}`;
  const course = {
    intent: 'create',
    institute: 'ttcih',
    slug,
    titleSw: 'Kozi mpya',
    titleEn: 'A new course',
  };
  return sendForm(`${baseURL}/sw/studio/courses`, cookie, course);
}

/** A proposal as those who make it open it, and as those who answer it do. */
export interface ProposalPaths {
  own: string;
  received: string;
}

/** Proposes another text of a lesson to a course of the demo accounts' institute, for somebody of another one. */
export async function submitProposal(baseURL: string, cookie: string): Promise<ProposalPaths> {
  const course = coursePath.split('/').at(-1) ?? '';
  const own = await sendForm(`${baseURL}/sw/studio/proposals`, cookie, { institute: 'muhas', course });
  const [module = '', lesson = ''] = lessonPaths[0]?.split('/').slice(-2) ?? [];
  const body = new URLSearchParams({
    path: `${module}/${lesson}/lesson.sw.mdx`,
    text: '---\ntitle: Pendekezo\n---\n\nMaandishi mengine.\n',
    version: '1',
  }).toString();
  await exchange(`${baseURL}${own.replace(/proposal$/, 'save')}`, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
    },
    body,
  });
  await sendForm(`${baseURL}${own}`, cookie, { intent: 'submit', note: 'Somo la kwanza' });
  return { own, received: `/sw/studio/proposals/${own.split('/').at(-2)}` };
}

/** Makes a cohort for a face-to-face training. @returns its address */
export async function beginCohort(baseURL: string, cookie: string): Promise<string> {
  const shown = await sendForm(`${baseURL}/sw/tracking/cohorts/new`, cookie, {
    name: 'Mafunzo ya Mei',
    kind: 'faceToFace',
    topic: 'Takwimu',
    council: 'kigoma-dc',
    startsOn: '2026-05-04',
    endsOn: '2026-05-06',
    uuid: randomUUID(),
  });
  return new URL(shown, baseURL).pathname;
}

/** Sends a form that makes something. @returns where it leads to */
async function sendForm(address: string, cookie: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(fields).toString();
  const { status, headers } = await exchange(address, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
    },
    body,
  });
  if (status !== 303 || !headers.location) throw new Error(`${address} answered ${status}`);
  return headers.location;
}

import { zipSync } from 'fflate';
import postgres from 'postgres';
import { scopeOf } from '~/features/accounts/index';
import {
  checkDraft,
  type DraftActor,
  getDraft,
  getDraftFile,
  openPackage,
  publishDraft,
  saveDraftFile,
} from '~/features/authoring/index.server';
import type { BenchContext } from './bench';
import { openWorkDatabase } from './server/open-work-database';

const modules = 6;
const lessonsInModule = 10;

export const longCourseActor: DraftActor = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  grants: [{ role: 'administrator', ...scopeOf({}) }],
  address: null,
};

export const longCourseSlug = 'long-course';
const id = 'ttcih.long-course';

/**
 * A course of 60 lessons in the studio: opened, checked as after a restart and after a change of one lesson, and published.
 * @returns what was done and how many seconds it took
 */
export async function measureLongCourse(context: BenchContext): Promise<[string, number][]> {
  const { say, cleanUp } = context;
  const sql = postgres(await openWorkDatabase(context), { max: 1, onnotice: () => undefined });
  cleanUp.add(() => sql.end());
  const times: [string, number][] = [];
  const timed = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
    say(what);
    const start = performance.now();
    const result = await work();
    times.push([what, (performance.now() - start) / 1000]);
    return result;
  };
  const opened = await openPackage(longCourseActor, {
    instituteId: 'ttcih',
    slug: longCourseSlug,
    bytes: longCourse(),
  });
  if (opened.outcome !== 'created') throw new Error(JSON.stringify(opened));
  const check = async () => {
    const checked = await checkDraft(longCourseActor, longCourseSlug);
    if (!checked || checked.faults.length > 0) throw new Error(JSON.stringify(checked?.faults.slice(0, 3)));
  };
  const publish = async () => {
    await sql`update draft_course set state = 'approved' where id = ${id}`;
    const answer = await publishDraft(longCourseActor, id, { releaseNote: 'Bench' });
    if (answer.outcome !== 'published') throw new Error(JSON.stringify(answer));
  };
  await timed('opening the course', () => getDraft(longCourseActor, longCourseSlug));
  await timed('checking it as after a restart', check);
  await timed('checking it again', check);
  await timed('publishing it for the first time', publish);
  const path = 'm1/s1/lesson.sw.mdx';
  const there = await getDraftFile(longCourseActor, id, path);
  const text = `${there?.text ?? ''}\nSentensi moja zaidi.\n`;
  await saveDraftFile(longCourseActor, { course: id, path, text, version: there?.version ?? 0 });
  await timed('checking it after a change of one lesson', check);
  await timed('publishing that change', publish);
  return times;
}

/**
 * The package of the course, zipped.
 * @param body what its first lesson says, in place of some 600 words
 */
export function longCourse(body?: string): Uint8Array {
  const files = courseFiles();
  if (body !== undefined) {
    for (const language of ['sw', 'en']) {
      const path = `m1/s1/lesson.${language}.mdx`;
      files[path] = (files[path] ?? '').replace(/\n---\n\n[^]*$/, `\n---\n\n${body}`);
    }
  }
  return zipOf(files);
}

const zipOf = (files: Record<string, string>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        `${longCourseSlug}/${name}`,
        new TextEncoder().encode(text),
      ]),
    ),
  );

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function courseFiles(): Record<string, string> {
  const outline = numbers(modules).map(
    (module) =>
      `  - id: ${id}.m${module}\n    slug: m${module}\n    title: {sw: Moduli ${module}, en: Module ${module}}\n    lessons: [${numbers(
        lessonsInModule,
      )
        .map((lesson) => `s${lesson}`)
        .join(', ')}]\n`,
  );
  const files: Record<string, string> = {
    'course.yml': `id: ${id}\ninstitute: ttcih\ntopic: long\ntitle: {sw: Kozi ndefu, en: Long course}\nsummary: {sw: Kozi ndefu, en: A long course}\ncadres: [NO]\nhours: 20\ncreditPoints: 2\ninks: lake\noutcomes:\n  - {id: ${id}.o1, text: {sw: Kuhesabu, en: Count}}\nmodules:\n${outline.join('')}`,
    'final.yml': quiz('final'),
  };
  for (const module of numbers(modules)) {
    files[`m${module}/quiz.yml`] = quiz(`m${module}.quiz`);
    for (const lesson of numbers(lessonsInModule)) {
      for (const language of ['sw', 'en'] as const) {
        files[`m${module}/s${lesson}/lesson.${language}.mdx`] = lessonText(module, lesson, language);
      }
    }
  }
  return files;
}

const quiz = (name: string) =>
  `id: ${id}.${name}\ndraw: 5\npassMark: 70\nitems:\n${numbers(5)
    .map(
      (number) =>
        `  - id: ${id}.${name}.q${number}\n    type: true_false\n    outcome: ${id}.o1\n    stem: {sw: Je ${number}?, en: Is it ${number}?}\n    answer: true\n    feedback: {right: {sw: Ndiyo, en: 'Yes'}, wrong: {sw: Hapana, en: 'No'}}\n`,
    )
    .join('')}`;

/** Some 600 words with what lessons hold. */
function lessonText(module: number, lesson: number, language: 'sw' | 'en'): string {
  const sentence = {
    sw: 'Hesabu mistari ya rejesta kisha linganisha na taarifa ya mwezi uliopita.',
    en: 'Count the lines of the register, then compare them with the report of last month.',
  }[language];
  const part = (number: number) =>
    [
      `## ${number}. ${module} ${lesson}`,
      `${sentence} `.repeat(5).trim(),
      `- ${sentence}\n- ${sentence}`,
      `<Callout kind="tip">\n\n${sentence}\n\n</Callout>`,
      `| A | B |\n|---|--:|\n| ANC | ${number} |\n| Penta3 | 57 |`,
    ].join('\n\n');
  return `---\nid: ${id}.m${module}.l${lesson}\ntitle: ${language} ${module}.${lesson}\nsummary: ${language} ${module}.${lesson}\nminutes: 20\nstage: collection\nauthor: A\nupdated: 2026-11-01\nsources: [A]\n---\n\n${numbers(6).map(part).join('\n\n')}\n`;
}

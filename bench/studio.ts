import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { referencesTo } from '~/features/catalog/index.server';
import { presentPreview } from '~/features/authoring/present-preview';
import { previewLesson } from '~/features/authoring/preview-lesson.server';
import { closeDatabase } from '~db/client.server';
import { closeCompiler } from '~/mdx/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { measureLongCourse } from './long-course';
import { percentile } from './measure/statistics';
import { measureInBrowser } from './studio-in-browser';

const words = 2_000;
const keystrokes = 100;
const scripts = path.join('build', 'client', 'assets', 'scripts');

/** What writing a course costs: on the server alone, and in a browser beside it. */
export const studio: Bench = { name: 'studio', run };

async function run(context: BenchContext): Promise<BenchOutcome> {
  const { say, cleanUp } = context;
  cleanUp.add(closeCompiler);
  const text = lessonOf(words);
  const lesson = { media: {}, mediaKey: '', confirmed: '', references: referencesTo(['coverage']) };
  const preview = async (sw: string) =>
    presentPreview(await previewLesson({ ...lesson, source: { sw, en: text } }), 'sw');
  const first = await preview(text);
  if (first.texts.sw.html === null) throw new Error(`the lesson has faults: ${first.texts.sw.summary}`);
  const times: number[] = [];
  for (let count = 1; count <= keystrokes; count++) {
    const typed = `${text}\n${'Maneno mengine '.repeat(count)}\n`;
    const start = performance.now();
    await preview(typed);
    times.push(performance.now() - start);
    if (count % 25 === 0) say(`${count} keystrokes`);
  }
  const course = await measureLongCourse(context);
  const bytes = await editorBytes();
  await closeDatabase();
  const browser = await measureInBrowser(context, text.slice(front.length));
  const sorted = times.toSorted((a, b) => a - b);
  const milliseconds = (share: number) => percentile(sorted, share);
  return {
    table: {
      title: `The studio: a lesson of ${words} words, and a course of 60 lessons`,
      headings: ['what', 'measured'],
      rows: [
        ['preview on the server, median, ms', milliseconds(0.5).toFixed(0)],
        ['preview on the server, p95, ms', milliseconds(0.95).toFixed(0)],
        ['keystroke to preview in Chromium, median, ms', browser.previews.median.toFixed(0)],
        ['keystroke to preview in Chromium, p95, ms', browser.previews.p95.toFixed(0)],
        ['page of the course in Chromium, s', browser.outline.seconds.toFixed(2)],
        ['bytes of that page, uncompressed', String(browser.outline.bytes)],
        ['page of checks, nothing compiled, until its result, s', browser.checks.cold.toFixed(1)],
        ['page of checks, again, s', browser.checks.warm.toFixed(1)],
        ['how its languages stand, first answer, s', browser.languages.answer.toFixed(2)],
        ['how its languages stand, until they are told, s', browser.languages.told.toFixed(1)],
        ['how its languages stand, again, s', browser.languages.warm.toFixed(2)],
        ['scripts of the page of a lesson as sent, KB', (browser.scriptBytes / 1024).toFixed(1)],
        [
          'bytes of the preview, both languages, uncompressed',
          String(Buffer.byteLength(JSON.stringify(first))),
        ],
        ...course.map(([what, seconds]) => [`${what}, s`, seconds.toFixed(2)]),
        ['script of the editor, KB of brotli', bytes === undefined ? 'not built' : (bytes / 1024).toFixed(1)],
      ],
    },
    notes: [
      'Browser and server share the machine, and no network is in it; the language that nobody writes in is not compiled again.',
      'From a keystroke to the preview, 300 ms are the pause before the server is asked.',
      'The course has 60 lessons in both languages, 6 quizzes and a final, and no pictures.',
    ],
    figures: { times, browser, course: Object.fromEntries(course), editorBytes: bytes },
  };
}

const front =
  '---\nid: a.b.c\ntitle: Somo\nsummary: Somo\nminutes: 20\nstage: collection\nauthor: A\nupdated: 2026-11-01\nsources: [A]\n---\n\n';

/** A long lesson with what lessons hold: headings, paragraphs, lists, tables, callouts, and a chart. */
function lessonOf(count: number): string {
  const sentence = 'Hesabu mistari ya rejesta kisha linganisha na taarifa ya mwezi uliopita. ';
  const section = (number: number) =>
    [
      `## Sehemu ya ${number}`,
      sentence.repeat(6).trim(),
      `- ${sentence}\n- ${sentence}`,
      `<Callout kind="tip">\n\n${sentence}\n\n</Callout>`,
      `| Huduma | Idadi |\n|---|--:|\n| ANC | ${number} |\n| Penta3 | 57 |`,
    ].join('\n\n');
  const sections = Array.from({ length: Math.round(count / 100) }, (_, index) => section(index + 1));
  const chart =
    '<Chart kind="bars" title="ANC ni 4" summary="ANC 4, Penta3 5.">\n\n| Huduma | Idadi |\n|---|--:|\n| ANC | 4 |\n| Penta3 | 5 |\n\n</Chart>';
  return `${front}${[...sections, chart].join('\n\n')}\n`;
}

/** @returns undefined where the pages haven't been built */
async function editorBytes(): Promise<number | undefined> {
  const names = await readdir(scripts).catch(() => []);
  const name = names.find((one) => one.startsWith('edit-lesson-'));
  return name === undefined
    ? undefined
    : brotliCompressSync(await readFile(path.join(scripts, name))).byteLength;
}

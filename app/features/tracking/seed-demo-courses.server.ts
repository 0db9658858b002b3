import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { importPackages } from '~/features/catalog/index.server';
import { closeCompiler } from '~/mdx/index.server';

/** The institutes of the demo courses, in turn. */
const institutes = ['ttcih', 'mzumbe', 'udom', 'muhas'] as const;

/**
 * Publishes demo courses, which differ in their number and institute alone, as any package is published. Those that are there stay.
 * @param template the folder of a package in whose files `NN` stands for the number and `INSTITUTE` for the institute
 */
export async function seedDemoCourses(template: string, count: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tumia-demo-courses-'));
  try {
    await mkdir(path.join(folder, 'courses'));
    for (let number = 1; number <= count; number++) {
      const course = path.join(folder, 'courses', `demo-course-${number}`);
      await cp(template, course, { recursive: true });
      await fillIn(course, number);
    }
    const answer = await importPackages(folder);
    if (!answer.ok) throw new Error(`the demo courses have faults: ${JSON.stringify(answer.faults[0])}`);
  } finally {
    await closeCompiler();
    await rm(folder, { recursive: true });
  }
}

async function fillIn(course: string, number: number): Promise<void> {
  const institute = institutes[(number - 1) % institutes.length] ?? institutes[0];
  for (const entry of await readdir(course, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('NN', String(number)).replaceAll('INSTITUTE', institute));
  }
}

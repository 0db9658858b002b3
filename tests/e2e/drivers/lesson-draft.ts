import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { e2eDataDir } from '../../setup/e2e-data-dir';

/** The demo author, as a form takes the number. */
export const demoAuthor = { phone: '+255700000002', password: 'tumia-demo-2026' };

/** Makes a draft with one lesson for the demo author. @returns the lesson's path without the language */
export async function makeLessonDraft(baseURL: string, slug: string): Promise<string> {
  const { port } = new URL(baseURL);
  await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'tests/e2e/drivers/make-draft.ts', demoAuthor.phone, slug],
    { env: { ...process.env, PORT: port, TUMIA_DATA_DIR: e2eDataDir(port), DATABASE_URL: '' } },
  );
  return `/studio/courses/${slug}/lessons/m1--rejesta`;
}

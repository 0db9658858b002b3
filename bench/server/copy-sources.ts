import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const projectDir = fileURLToPath(new URL('../..', import.meta.url));
/** What serving doesn't read, and what may be as large as the machine. */
const leftOut = ['node_modules', 'build', 'bench', 'tests', 'docs', 'coverage', 'test-results'];

/**
 * Copies what Tumia is built and served from, so that neither a build nor an edit in the checkout disturbs the measurement, nor it them.
 * The packages are linked, not copied.
 * @param withBuild whether the built pages go along, where there are any
 * @param withCourses whether the courses and the paths through them go along
 */
export async function copySources(
  target: string,
  { withBuild, withCourses = true }: { withBuild: boolean; withCourses?: boolean },
): Promise<void> {
  await mkdir(target, { recursive: true });
  const names = await readdir(projectDir);
  const copied = names.filter(
    (name) => (!leftOut.includes(name) && !name.startsWith('.')) || (withBuild && name === 'build'),
  );
  for (const name of copied) {
    await cp(path.join(projectDir, name), path.join(target, name), { recursive: true });
  }
  if (!withCourses) {
    for (const name of ['courses', 'paths.yml']) {
      await rm(path.join(target, 'content', name), { recursive: true });
    }
  }
  await symlink(path.join(projectDir, 'node_modules'), path.join(target, 'node_modules'), 'dir');
}

import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Child, startChild } from '../../../bench/server/child';
import { copySources } from '../../../bench/server/copy-sources';
import { findFreePort } from '../../../bench/server/find-free-port';
import { waitUntilReady } from '../../../bench/server/wait-until-ready';
import { type PackageText, writePackages } from '../../fixtures/course-package';
import { e2eDataDir } from '../../setup/e2e-data-dir';

/** Tumia as a process of its own, from a copy of the sources and the build, on a database that outlives it: as an operator brings a new version. */
export interface RenewableServer {
  /** Stays the same. */
  origin: string;
  /** Starts it and waits until it is ready. */
  start: () => Promise<void>;
  /** Ends it as an operator does. */
  stop: () => Promise<void>;
  /**
   * While it is stopped, puts another build in the place of its own: the stylesheet has another name and says more, and so does the service worker.
   * @returns the name of the new stylesheet
   */
  bringNewBuild: (more: { style: string; worker: string }) => Promise<string>;
  /** Stops it and takes its files away. */
  remove: () => Promise<void>;
}

/** @param courses what it teaches in place of all the real content, whose import takes longer: files by the slug of each */
export async function makeRenewableServer(courses: Record<string, PackageText>): Promise<RenewableServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tumia-renewed-'));
  await chmod(folder, 0o711);
  const sources = path.join(folder, 'tumia');
  await copySources(sources, { withBuild: true, withCourses: false });
  const content = path.join(sources, 'content');
  for (const name of ['toolkits', 'examples']) await rm(path.join(content, name), { recursive: true });
  const packages = writePackages(courses);
  await cp(packages.folder, content, { recursive: true });
  packages.remove();
  const port = String(await findFreePort());
  const origin = `http://127.0.0.1:${port}`;
  const dataDir = e2eDataDir(port);
  let server: Child | undefined;
  const stop = async () => server?.stop();
  const remove = async () => {
    await stop();
    await Promise.all([folder, dataDir].map((place) => rm(place, { recursive: true, force: true })));
  };
  return {
    origin,
    async start() {
      server = await startChild(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
        cwd: sources,
        settings: {
          PORT: port,
          PUBLIC_URL: origin,
          TUMIA_DATA_DIR: dataDir,
          DATABASE_URL: '',
          WORKERS: 'off',
        },
      });
      try {
        await waitUntilReady(origin, server);
      } catch (error) {
        await remove();
        throw error;
      }
    },
    stop,
    async bringNewBuild({ style, worker }) {
      const build = path.join(sources, 'build');
      const styles = path.join(build, 'client', 'assets');
      const old = (await readdir(styles)).find((name) => /^tumia-[\w-]{8}\.css$/.test(name));
      if (!old) throw new Error('the build has no stylesheet');
      const name = 'tumia-anewbild.css';
      await writeFile(path.join(styles, old), style, { flag: 'a' });
      await rename(path.join(styles, old), path.join(styles, name));
      const pages = path.join(build, 'server', 'index.js');
      const text = await readFile(pages, 'utf8');
      const wordsOfWorker = 'self.tumiaWords=';
      if (!text.includes(old) || !text.includes(wordsOfWorker)) throw new Error('the build is another');
      await writeFile(pages, text.replaceAll(old, name).replace(wordsOfWorker, `${worker}${wordsOfWorker}`));
      return name;
    },
    remove,
  };
}

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { e2eDataDir } from './e2e-data-dir';

/** Serves Tumia as `npm start` does, on an empty embedded database of its own that goes with it. */
const port = process.env.PORT ?? '4310';
const dataDir = e2eDataDir(port);
rmSync(dataDir, { recursive: true, force: true });

const server = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    TUMIA_DATA_DIR: dataDir,
    DATABASE_URL: '',
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});

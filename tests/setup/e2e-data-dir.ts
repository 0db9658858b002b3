import { tmpdir } from 'node:os';
import path from 'node:path';

/** The data folder of the server that end-to-end tests visit at a port; the operator's command line finds it there too. */
export const e2eDataDir = (port: string) => path.join(tmpdir(), `tumia-e2e-${port}`);

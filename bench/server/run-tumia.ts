import { type Child, startChild } from './child';

export interface TumiaProcess {
  /** The folder of the sources that it is served from. */
  sources: string;
  port: number;
  databaseUrl: string;
}

/** Starts the process that serves, as in production and without jobs. It is not ready yet. */
export const runTumia = ({ sources, port, databaseUrl }: TumiaProcess): Promise<Child> =>
  // Node itself, not `npm start`: the process whose memory is read is the one that serves.
  startChild(process.execPath, [...process.execArgv, 'app/server.ts'], {
    cwd: sources,
    // Jobs would be counted among the statements of pages.
    settings: {
      HOST: 'localhost',
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: databaseUrl,
      WORKERS: 'off',
    },
  });

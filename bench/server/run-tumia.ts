import { type Child, startChild } from './child';

export interface TumiaProcess {
  /** The folder of the sources that it is served from. */
  sources: string;
  port: number;
  databaseUrl: string;
  /** Whether it runs jobs too. */
  runsJobs?: boolean;
}

/** Starts the process that serves, as in production but without jobs where they aren't asked for. It is not ready yet. */
export const runTumia = ({ sources, port, databaseUrl, runsJobs = false }: TumiaProcess): Promise<Child> =>
  // Node itself, not `npm start`: the process whose memory is read is the one that serves.
  startChild(process.execPath, [...process.execArgv, 'app/server.ts'], {
    cwd: sources,
    settings: {
      HOST: 'localhost',
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: databaseUrl,
      // Jobs would be counted among the statements of pages.
      WORKERS: runsJobs ? 'on' : 'off',
    },
  });

import path from 'node:path';

/** Where everything of the embedded database lies inside a data folder (absolute paths). */
export function dataDirLayout(dataDir: string) {
  const within = (name: string) => path.resolve(dataDir, name);
  return {
    cluster: within('postgres'),
    unfinishedPrefix: within('postgres.unfinished-'),
    passwordFile: within('postgres.password'),
    logFile: within('postgres.log'),
    previousLogFile: within('postgres.previous.log'),
    programs: within('postgres.programs'),
    locks: within('locks'),
  };
}

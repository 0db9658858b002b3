/** The data folder can't be used: the message is one line for the operator that names the fault and what to do. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError';
}

/** The embedded PostgreSQL can't be started, reached or stopped: the message is one line for the operator. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError';
}

/** Reads the system's error code (`ENOENT`, `EACCES` …) of anything that was thrown. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

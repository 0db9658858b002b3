export { attachEmbeddedDatabase } from './attach-embedded-database.server';
export { DatabaseStartError, DataDirError } from './errors.server';
export { lockDataDir, type Lock } from './lock-data-dir.server';
export { resolveDataDir, type ResolvedDataDir } from './resolve-data-dir.server';
export {
  startEmbeddedDatabase,
  type EmbeddedDatabase,
  type EmbeddedDatabaseOptions,
} from './start-embedded-database.server';

export { convertBackup, type ConvertBackupAnswer } from './convert-backup.server';
export type { BackupReport } from './report';

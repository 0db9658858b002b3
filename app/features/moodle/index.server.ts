export { convertBackup } from './convert-backup.server';
export type { BackupReport } from './report';
export { writeItem } from './write-item';

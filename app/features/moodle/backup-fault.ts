/** Why nothing of a backup can be taken. */
export type BackupFault =
  'noFile' | 'notBackup' | 'unreadable' | 'tooLarge' | 'tooMany' | 'outside' | 'entities' | 'noCourse';

/** Ends the reading of a backup. */
export class BackupError extends Error {
  constructor(readonly fault: BackupFault) {
    super(fault);
  }
}

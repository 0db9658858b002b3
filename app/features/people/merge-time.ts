/** Days within which a merge can be undone; the merged account's phone number is nobody else's as long. */
const undoableDays = 30;

/** Merges after this moment can be undone. */
export const undoableSince = (now: Date): Date => new Date(now.getTime() - undoableDays * 24 * 3_600_000);

export { type AttemptView, getAttempt } from './get-attempt.server';
export { isPass } from './grade-attempt';
export { type AttemptSummary, listAttempts } from './list-attempts.server';
export type { AskedItem, ExplainedItem } from './present-attempt';
export { saveAttempt, type SaveAttemptAnswer } from './save-attempt.server';
export { startAttempt } from './start-attempt.server';

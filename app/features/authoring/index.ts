export { lessonFolder, lessonParam, readLessonParam } from './package-path';
export { type DraftState, draftStates, type ReviewKind, reviewKinds } from '~db/schema/authoring';
export { sideBySideFields } from './side-by-side-form';

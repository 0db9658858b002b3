export { differencesOfAbout, fieldsOfAbout, typedAbout } from './about-fields';
export { addLessonMedia } from './add-lesson-media.server';
export { addQuestions } from './add-questions.server';
export { type BringAnswer, bringText } from './bring-text.server';
export { changeOutline } from './change-outline.server';
export { changeQuiz } from './change-quiz.server';
export { checkDraft, countAffected } from './check-draft.server';
export { checkOrOrder, type WorkProgress } from './check-or-order.server';
export { checkExamples } from './check-examples.server';
export { deleteMedia, takeOutMedia } from './clear-media.server';
export { addComment, listComments, resolveComment, type ReviewComment } from './comments.server';
export { compareTexts, type TextPart } from './compare-texts';
export { makeCourseDocx } from './course-docx.server';
export { copyCourse } from './copy-course.server';
export { createDraft } from './create-draft.server';
export { describeFile } from './describe-file';
export type { DraftActor } from './draft-actor.server';
export { readAbout } from './edit-about';
export { faultInWords, fieldInWords, problemInSentences } from './fault-in-words';
export { aboutFaults, factsFaults } from './field-faults';
export { exportDraft } from './export-draft.server';
export { type Draft, findDraft } from './find-draft.server';
export { getEarlierRevision } from './find-earlier-revision.server';
export { findFileFaults } from './find-file-faults.server';
export { type DraftFile, getDraftFile } from './get-draft-file.server';
export { getDraft, type OpenDraft } from './get-draft.server';
export { getEditorPage } from './get-editor-page.server';
export { getImportReport } from './get-import-report.server';
export { getLanguagesStates } from './get-languages-states.server';
export { getLibraryPicture } from './get-library-picture.server';
export { getTranslations, type LessonTranslation } from './get-translations.server';
export { getChange, listChanges, type ListedChange, restoreFile } from './history.server';
export { importContent } from './import-content.server';
export { readLessonFacts } from './lesson-facts';
export { lessonTitle } from './lesson-file';
export { tellDraftFault } from './tell-draft-fault';
export { textsWith } from './lesson-text';
export { listCoursesToCopy } from './list-courses-to-copy.server';
export { listDrafts } from './list-drafts.server';
export { listExamples } from './list-examples.server';
export { listFilesCourses } from './list-files-courses.server';
export { listMedia, type LibraryFile, type MediaUse } from './list-media.server';
export { listWaiting, type WaitReason, type WaitingCourses } from './list-waiting.server';
export { listPublications, type Publication } from './list-publications.server';
export { openDraft } from './open-draft.server';
export { openLesson, type OpenLesson } from './open-lesson.server';
export { openBackup, openPackage } from './open-package.server';
export { presentAdded } from './present-added';
export { presentBrought } from './present-brought';
export { presentFile } from './present-library';
export { previewTyped } from './preview-typed.server';
export { publishDraft, type PublishAnswer } from './publish-draft.server';
export { findPublishing, publishOrOrder } from './publish-or-order.server';
export { readQuiz } from './quiz-document';
export {
  assignReviewer,
  dismissReviewer,
  giveVerdict,
  listReviewers,
  listReviews,
  type Review,
  sendToReview,
} from './reviews.server';
export { hasParts } from './file-parts.server';
export { commentOnPart } from './file-comments.server';
export { getFileReview, listCommentsWhereWritten } from './file-review.server';
export { getReviewPage } from './review-page.server';
export { commentOnLesson, getLessonReview } from './review-lesson.server';
export { archiveCourse, rollBack } from './roll-back.server';
export { settleUnchanged } from './settle-unchanged.server';
export { markOfAbout, saveAbout } from './save-about.server';
export { saveDraftFile, type SaveDraftFileAnswer } from './save-draft-file.server';
export { markOfFacts, saveLessonFacts } from './save-lesson-facts.server';
export { saveLessonForm } from './save-lesson-form.server';
export { saveLessonText } from './save-lesson-text.server';
export { saveSideBySide } from './save-side-by-side.server';
export { cancelPublication, schedulePublication } from './schedule-publication.server';
export { shareCourse } from './share-course.server';
export { sideBySideFields } from './side-by-side-form';
export { getSideBySidePage, makeTranslationDocx, takeTranslation } from './side-by-side-page.server';
export { getDeed, undoDeed } from './undo-deed.server';
export { answerProposal, type AnswerProposalAnswer } from './answer-proposal.server';
export { beginProposal } from './begin-proposal.server';
export { getOwnProposal } from './get-own-proposal.server';
export { getReceivedProposal } from './get-received-proposal.server';
export { listCoursesOfOthers, listProposals } from './list-proposals.server';
export { refreshProposal } from './refresh-proposal.server';
export { submitProposal, withdrawProposal } from './submit-proposal.server';

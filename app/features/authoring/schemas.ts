export { AboutCourseSchema, mostOutcomes } from './about-schemas';
export { NewCourseSchema, OpenCourseSchema, UploadCourseSchema } from './courses-schemas';
export { FileSaveSchema, HistoryViewSchema } from './file-schemas';
export {
  LessonFactsSchema,
  LessonFormSchema,
  SideBySideSchema,
  TextSaveSchema,
  TypedLessonSchema,
} from './lesson-schemas';
export { LibraryFormSchema, LibraryViewSchema } from './library-schemas';
export { deedOf, OutlineFormSchema } from './outline-schemas';
export { BeginProposalSchema, OwnProposalFormSchema, ProposalAnswerSchema } from './proposal-schemas';
export {
  type PublishDone,
  PublishDoneSchema,
  PublishFormSchema,
  PublishRefusedSchema,
} from './publish-schemas';
export { DroppedDrawSchema, NewDrawSchema, NewQuestionsSchema, QuizRulesSchema } from './quiz-schemas';
export {
  FileReviewFormSchema,
  LessonReviewFormSchema,
  ReviewedLanguageSchema,
  ReviewFormSchema,
} from './review-schemas';

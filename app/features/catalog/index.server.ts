export {
  type LessonPlace,
  lessonsInOrder,
  manifestOf,
  type QuizPlace,
  quizzesInOrder,
} from './course-manifest';
export { keepPathRevision } from './keep-path-revision.server';
export { keepMediaFiles } from './keep-package.server';
export {
  digestOf,
  lessonFilesIn,
  type PackageFiles,
  type QuizFiles,
  readPackage,
  readPackageFiles,
} from './read-package.server';
export { getMediaFile } from './get-media-file.server';
export { getCourse, type PublishedCourse } from './get-course.server';
export { compileOnce } from './compile-once.server';
export { revisionHashOf } from './hash-of.server';
export { isArchived } from './is-archived.server';
export { getLessonSizes } from './get-lesson-sizes.server';
export { compareTranslations, isOpen } from './compare-translations';
export { hashOf } from './hash-of.server';
export { shownMedia, unusedMedia } from './shown-media';
export {
  type PackageReferences,
  publishedReferences,
  referencesIn,
  referencesTo,
} from './read-references.server';
export type { CompiledPackage } from './compile-package.server';
export { confirmTranslations } from './confirm-translations.server';
export type { ImportedCourse } from './keep-package.server';
export { countUnready } from './count-unready.server';
export type { PackageProgress } from './check-packages.server';
export { changesBetween, type CourseChanges } from './course-changes';
export { judgePackages } from './judge-packages.server';
export { lockInForce, putInForce, setArchived } from './put-in-force.server';
export { withContentFolder } from './with-content-folder.server';
export { checkContent } from './check-content.server';
export { importPackages } from './import-packages.server';
export { type CourseSummary, listCourses } from './list-courses.server';
export { type CourseOfPath, getLearningPath, listPaths, type PathSummary } from './list-paths.server';
export { type FoundCourse, searchCourses } from './search-courses.server';

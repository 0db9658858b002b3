export { type LessonPlace, lessonsInOrder, type QuizPlace, quizzesInOrder } from './course-manifest';
export { getCourse, type PublishedCourse } from './get-course.server';
export { getLessonSizes } from './get-lesson-sizes.server';
export { checkContent } from './check-content.server';
export { importPackages } from './import-packages.server';
export { type CourseSummary, listCourses } from './list-courses.server';
export { type CourseOfPath, getLearningPath, listPaths, type PathSummary } from './list-paths.server';
export { type FoundCourse, searchCourses } from './search-courses.server';

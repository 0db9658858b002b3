export { type LessonPlace, lessonsInOrder, type QuizPlace, quizzesInOrder } from './course-manifest';
export { getCourse, type PublishedCourse } from './get-course.server';
export { getLessonSizes } from './get-lesson-sizes.server';
export { checkPackages } from './check-packages.server';
export { importPackages } from './import-packages.server';
export { type CourseSummary, listCourses } from './list-courses.server';

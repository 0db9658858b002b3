export { completeLesson } from './complete-lesson.server';
export { getLesson, type LessonPage } from './get-lesson.server';

export { completeLesson } from './complete-lesson.server';
export { exportReflections } from './export-reflections.server';
export { forgetReflections } from './forget-reflections.server';
export { getLesson, type LessonPage } from './get-lesson.server';
export { lessonPieces } from './lesson-pieces';
export { readPrices } from './read-prices.server';
export { saveReflection } from './save-reflection.server';

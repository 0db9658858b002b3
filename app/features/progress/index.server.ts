export { followPath } from './follow-path.server';
export { coursePath, type CoursePath, nothingDone, type Stop } from './course-path';
export { getCourseFacts } from './get-course-facts.server';
export { listMyCourses, type MyCourse } from './list-my-courses.server';
export { presentNext, presentPath } from './present-path';

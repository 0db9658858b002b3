export { enrol } from './enrol.server';
export { enrolOnce } from './enrol-once.server';
export { isEnrolled } from './is-enrolled.server';

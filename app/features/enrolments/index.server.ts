export { enrol } from './enrol.server';
export { enrolOnce } from './enrol-once.server';
export { exportEnrolments } from './export-enrolments.server';
export { isEnrolled } from './is-enrolled.server';

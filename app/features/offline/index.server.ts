export { courseFileName, getCourseFile } from './course-file.server';
export { getPack } from './make-pack.server';
export { createPageCache, type PageCache } from './page-cache.server';
export { registerDevice } from './register-device.server';
export { reserveAttempt } from './reserve-attempt.server';
export { getSyncKey } from './sync-key.server';
export { takeOutbox } from './take-outbox.server';

import { createHash } from 'node:crypto';
import type { Meeting } from './find-meetings.server';
import { fieldsOf } from './step-fields';
import type { Step } from './steps';

/** Names what a step's form was filled with, so that a form from an older tab is known by it. */
export const seenOf = (meeting: Meeting, step: Step): string =>
  createHash('sha256')
    .update(JSON.stringify(fieldsOf(meeting, step)))
    .digest('base64url')
    .slice(0, 22);

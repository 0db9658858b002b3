import { z } from 'zod';
import { defineTask } from '~/platform/jobs/task.server';

/** Grades the attempts anew that were graded by a revision of a question which has been corrected since. */
export const regradeTask = defineTask(
  'quizzes.regrade',
  z.object({
    courseId: z.string(),
    fromHash: z.string(),
    toHash: z.string(),
    /** What is told to the learners. */
    reason: z.string(),
    /** The opaque id of whoever asked for it. */
    by: z.uuid(),
  }),
);

export type Regrading = z.infer<typeof regradeTask.payload>;

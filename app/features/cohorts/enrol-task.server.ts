import { z } from 'zod';
import { defineTask } from '~/platform/jobs/task.server';

export const enrolMembersTask = defineTask('cohorts.enrol', z.object({ cohortId: z.uuid() }));

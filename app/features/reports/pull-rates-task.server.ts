import { z } from 'zod';
import { defineTask } from '~/platform/jobs/task.server';

export const pullRatesTask = defineTask('reports.pullRates', z.object({ pullId: z.uuid() }));

import { z } from 'zod';
import { defineTask } from '~/platform/jobs/task.server';

export const pushFiguresTask = defineTask('reports.push', z.object({ pushId: z.uuid() }));

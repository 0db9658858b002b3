import { handleTask } from '~/platform/jobs/task.server';
import { pushFigures } from './push-figures.server';
import { pushFiguresTask } from './push-task.server';

export const reportJobs = [
  handleTask(pushFiguresTask, async ({ pushId }, { signal }) => pushFigures(pushId, { signal })),
];

import { handleTask } from '~/platform/jobs/task.server';
import { pullRatesTask } from './pull-rates-task.server';
import { pullRates } from './pull-rates.server';
import { pushFigures } from './push-figures.server';
import { pushFiguresTask } from './push-task.server';

export const reportJobs = [
  handleTask(pushFiguresTask, async ({ pushId }, { signal, isLastTry }) =>
    pushFigures(pushId, { signal, isLastTry }),
  ),
  handleTask(pullRatesTask, async ({ pullId }, { signal }) => pullRates(pullId, { signal })),
];

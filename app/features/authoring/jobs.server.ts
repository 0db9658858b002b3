import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { draftWorkTask } from './draft-work.server';
import { remindOfReviews } from './remind-of-reviews.server';
import { publishDueDrafts } from './schedule-publication.server';
import { workOnDraft } from './work-on-draft.server';

export const authoringJobs = [
  handleTask(draftWorkTask, ({ work }, { signal }) => workOnDraft(work, signal)),
  handleTask(
    defineTask('authoring.publishDue', z.object({})),
    (_, { signal }) => publishDueDrafts(new Date(), signal),
    { everyHourAtMinute: 5 },
  ),
  handleTask(
    defineTask('authoring.remindOfReviews', z.object({})),
    async (_, { signal }) => void (await remindOfReviews(new Date(), signal)),
    { everyDayAt: '09:10' },
  ),
];

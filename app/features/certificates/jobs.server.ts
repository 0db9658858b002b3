import { z } from 'zod';
import { defineTask, handleTask } from '~/platform/jobs/task.server';
import { issueDueCertificates } from './issue-due-certificates.server';
import { remindOfEnds } from './remind-of-ends.server';
import { settleMergedCertificates } from './settle-merged-certificates.server';

export const certificateJobs = [
  handleTask(
    defineTask('certificates.issueDue', z.object({})),
    async (_, { signal }) => void (await issueDueCertificates(signal)),
    { everyMinutes: 10 },
  ),
  handleTask(
    defineTask('certificates.remindOfEnds', z.object({})),
    async (_, { signal }) => void (await remindOfEnds(new Date(), signal)),
    { everyDayAt: '09:00' },
  ),
  handleTask(
    defineTask('certificates.settleMerged', z.object({})),
    async (_, { signal }) => void (await settleMergedCertificates(new Date(), signal)),
    { everyDayAt: '03:30' },
  ),
];

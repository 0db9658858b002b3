import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TrainingsList } from '~/features/cohorts/components/trainings-list';
import { listTrainingsOf } from '~/features/cohorts/index.server';
import { PersonIdSchema } from '~/features/people/schemas';
import { LearnerRecord } from '~/features/tracking/components/learner-record';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { awardTitles, getChoices, getRecord } from '~/features/tracking/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import office from '~/ui/office.css?url';
import { requireTracker } from './require-tracker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:record.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, by } = await requireTracker(request, context);
  const personId = PersonIdSchema.safeParse(params.person);
  const record = personId.success && (await getRecord(actor, by, personId.data));
  if (!record) throw notFound();
  const [choices, trainings] = await Promise.all([
    getChoices(actor.grants, language),
    listTrainingsOf(record.id),
  ]);
  const titleOf = awardTitles(choices);
  const lessonsIn = new Map(choices.courses.map(({ id, lessons }) => [id, lessons.length]));
  return {
    trainings: trainings.map(({ topic, name, courseIds, ...one }) => ({
      ...one,
      title: topic ?? courseIds.map((id) => titleOf({ courseId: id, pathId: null })).find(Boolean) ?? name,
    })),
    record: {
      ...record,
      courses: record.courses.map((one) => ({
        ...one,
        title: titleOf({ courseId: one.courseId, pathId: null }),
        lessonsInAll: lessonsIn.get(one.courseId) ?? one.lessons,
      })),
      certificates: record.certificates.map((one) => ({ ...one, title: titleOf(one) })),
    },
  };
}

export default function Learner() {
  const { record, trainings } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      <TrackingMenu here="record" search="" />
      <h1>{record.name}</h1>
      <p>{t('tracking:record.lead')}</p>
      <LearnerRecord record={record} />
      {trainings.length > 0 && <TrainingsList trainings={trainings} />}
    </>
  );
}

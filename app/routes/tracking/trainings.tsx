import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ForWhom, OtherVersion } from '~/features/tracking/components/for-whom';
import { TableFiles } from '~/features/tracking/components/table-files';
import { TrackingFilters } from '~/features/tracking/components/tracking-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { TrainingFigures } from '~/features/tracking/components/training-figures';
import { filterFormOf, getTrainings, presentTrainings, searchOf } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireTracker } from './require-tracker.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:trainings.title'));

export const headers = personalPageHeaders;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor } = await requireTracker(request, context);
  const { searchParams } = new URL(request.url);
  const isShared = searchParams.get('view') === 'shared';
  const trainings = await getTrainings(actor, searchParams, language, isShared);
  return {
    isShared,
    search: searchOf(trainings.question.filter),
    form: filterFormOf(trainings.question),
    trainings: presentTrainings(trainings, language),
  };
}

export default function TrackingTrainings() {
  const { isShared, search, form, trainings } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const home = `/${language}/tracking/trainings`;
  return (
    <>
      <TrackingMenu here="trainings" search={search} />
      <h1>{t('tracking:trainings.title')}</h1>
      <ForWhom isShared={isShared}>{t('tracking:trainings.lead')}</ForWhom>
      <TrackingFilters {...form} monthHint={t('tracking:trainings.monthHint')} />
      {trainings.whole === null ? (
        <Notice kind="plain">{t(isShared ? 'tracking:trainings.few' : 'tracking:trainings.none')}</Notice>
      ) : (
        <div className={isShared ? undefined : 'screen-only'}>
          <p>{trainings.whole}</p>
          <TrainingFigures {...trainings} />
        </div>
      )}
      <OtherVersion isShared={isShared} home={home} search={search} />
      <p>
        <TableFiles address={home} search={search} />
      </p>
      <details>
        <summary>{t('tracking:how')}</summary>
        <p>{t('tracking:trainings.howPeople')}</p>
        <p>{t('tracking:trainings.howPlaces')}</p>
      </details>
      <p>
        <a href={`/${language}/tracking/cohorts/new?kind=faceToFace`}>{t('cohorts:newTraining')}</a>
      </p>
    </>
  );
}

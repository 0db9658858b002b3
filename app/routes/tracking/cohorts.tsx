import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCohorts } from '~/features/cohorts/index.server';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import { mayTrack } from '~/features/tracking/policy';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { formatDay, formatNumber } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { LinkButton } from '~/ui/link-button';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireCohortRunner } from './require-cohort-runner.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  return { cohorts: await listCohorts(runner), tracks: mayTrack(runner) };
}

export default function Cohorts() {
  const { cohorts, tracks } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  type Listed = (typeof cohorts)[number];
  const home = `/${language}/tracking/cohorts`;
  const table = (kind: Listed['kind']) => {
    const rows = cohorts.filter((one) => one.kind === kind);
    const people = rows.reduce((sum, one) => sum + one.people, 0);
    return rows.length === 0 ? null : (
      <DataTable<Listed>
        caption={t(`cohorts:caption.${kind}`, {
          people: formatNumber(people, language, 0),
        })}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t('cohorts:field.name'),
            cell: ({ id, name, isClosed }) => (
              <a href={`${home}/${id}`}>{isClosed ? t('cohorts:nameOfClosed', { name }) : name}</a>
            ),
          },
          { label: t('cohorts:field.startsOn'), cell: ({ startsOn }) => formatDay(startsOn, language) },
          { label: t('cohorts:field.endsOn'), cell: ({ endsOn }) => formatDay(endsOn, language) },
          {
            label: t('cohorts:people'),
            cell: (one) => formatNumber(one.people, language, 0),
            isNumber: true,
          },
        ]}
      />
    );
  };
  return (
    <>
      {tracks && <TrackingMenu here="cohorts" search="" />}
      <h1>{t('cohorts:title')}</h1>
      <p>{t('cohorts:lead')}</p>
      <LinkButton to={`${home}/new`}>{t('cohorts:new')}</LinkButton>
      <p>
        <a href={`${home}/new?kind=faceToFace`}>{t('cohorts:newTraining')}</a>
      </p>
      {cohorts.length === 0 && <Notice kind="plain">{t('cohorts:none')}</Notice>}
      {table('online')}
      {table('faceToFace')}
    </>
  );
}

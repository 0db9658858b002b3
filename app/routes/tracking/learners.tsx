import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LearnersTable } from '~/features/tracking/components/learners-table';
import { ListEnd } from '~/features/tracking/components/list-end';
import { TrackingFilters } from '~/features/tracking/components/tracking-filters';
import { TrackingMenu } from '~/features/tracking/components/tracking-menu';
import {
  countedLearners,
  figureInWords,
  filterFormOf,
  listLearners,
  searchOf,
} from '~/features/tracking/index.server';
import { AfterSchema, ListedFigureSchema, partOfFigure } from '~/features/tracking/schemas';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { questionOf } from './question-of.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('tracking:list.title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { language, by, searchParams, question } = await questionOf(args);
  const figure = ListedFigureSchema.parse(searchParams.get('step') ?? undefined);
  const after = AfterSchema.parse(searchParams.get('after') ?? undefined);
  const list = await listLearners(by, question, figure, after);
  const words = figureInWords(figure, question, language);
  const { region, council, facility, cadre } = question.filter;
  const part = partOfFigure(figure);
  const titles = new Map(question.choices.courses.map(({ id, title }) => [id, title]));
  return {
    words,
    stoppedSearch: part?.of === 'did' ? searchOf(question.filter, { step: `stopped/${part.lesson}` }) : null,
    invitedSearch:
      figure === 'known' ? searchOf({ region, council, facility, cadre }, { state: 'invited' }) : null,
    total: list.total,
    most: countedLearners,
    learners: list.learners.map((one) => ({
      ...one,
      course: titles.get(one.courseId) ?? null,
      enrolledAt: one.enrolledAt?.toISOString() ?? null,
      lastActivityAt: one.lastActivityAt?.toISOString() ?? null,
      certifiedAt: one.certifiedAt?.toISOString() ?? null,
      validUntil: one.validUntil?.toISOString() ?? null,
    })),
    form: { ...filterFormOf(question), figure: { value: figure, name: words.name } },
    search: searchOf(question.filter),
    listSearch: searchOf(question.filter, { step: figure }),
    isFirst: after === undefined,
    nextSearch:
      list.nextAfter === null ? null : searchOf(question.filter, { step: figure, after: list.nextAfter }),
  };
}

export default function Learners() {
  const page = useLoaderData<typeof loader>();
  const { words, stoppedSearch, invitedSearch, learners, listSearch, nextSearch, isFirst } = page;
  const { language, t } = useI18n();
  const home = `/${language}/tracking/learners`;
  return (
    <>
      <TrackingMenu here="learners" search={page.search} />
      <h1>{t('tracking:list.title')}</h1>
      <p>{t('tracking:list.lead')}</p>
      <TrackingFilters {...page.form} />
      <p>
        <strong>{words.name}:</strong> {words.definition} {t('tracking:list.left')}
      </p>
      {stoppedSearch !== null && (
        <p>
          <a href={`${home}?${stoppedSearch}`}>{t('tracking:list.stopped')}</a>
        </p>
      )}
      {invitedSearch !== null && (
        <p>
          <a href={`/${language}/people?${invitedSearch}`}>{t('tracking:list.invited')}</a>
        </p>
      )}
      {learners.length > 0 ? (
        <LearnersTable learners={learners} total={page.total} most={page.most} />
      ) : (
        <Notice kind="plain">{t('tracking:list.none')}</Notice>
      )}
      <ListEnd home={home} listSearch={listSearch} nextSearch={nextSearch} isFirst={isFirst} />
      <p>
        <a href={`/${language}/tracking/cohorts/new?${listSearch}`}>{t('cohorts:fromList.make')}</a>
      </p>
    </>
  );
}

import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answersForPeople } from '~/features/accounts/policy';
import { AddByFilter } from '~/features/cohorts/components/add-by-filter';
import { AddByList } from '~/features/cohorts/components/add-by-list';
import { AddedNotice } from '~/features/cohorts/components/added-notice';
import {
  addMembersByFilter,
  addMembersOfFile,
  countMembersLike,
  findCohort,
  mostMembers,
  removeMembers,
} from '~/features/cohorts/index.server';
import { AddIntentSchema, JoinedAtSchema, MemberFilterSchema } from '~/features/cohorts/schemas';
import { areasWithin } from '~/features/people/index';
import { listFacilities } from '~/features/people/index.server';
import { listPlaces } from '~/features/places/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { cohortIdOf } from './cohort-id.server';
import { requireCohortRunner } from './require-cohort-runner.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('cohorts:add.title'));

export const headers = personalPageHeaders;

/** The filter is in the address, so that who is added are those who were counted. */
function filterIn(request: Request) {
  const { searchParams } = new URL(request.url);
  const textOf = (name: string) => searchParams.get(name) || undefined;
  return MemberFilterSchema.parse({
    region: textOf('region'),
    council: textOf('council'),
    facility: textOf('facility'),
    sex: textOf('sex'),
    cadres: searchParams.getAll('cadre'),
  });
}

export async function loader(args: LoaderFunctionArgs) {
  pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const [cohort, places] = await Promise.all([findCohort(runner, cohortIdOf(args.params)), listPlaces()]);
  if (!cohort) throw notFound();
  const areas = areasWithin(runner, places);
  const filter = filterIn(args.request);
  const region = areas.find(({ id }) => id === filter.region) ?? (areas.length === 1 ? areas[0] : undefined);
  const councils = region?.councils ?? [];
  const council = councils.find(({ id }) => id === filter.council);
  const isAsked = new URL(args.request.url).searchParams.has('show');
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    id: cohort.id,
    kind: cohort.kind,
    name: cohort.name,
    isClosed: cohort.closedAt !== null,
    answersForPeople: answersForPeople(runner),
    filter: {
      regions: areas.map(named),
      councils: councils.map(named),
      facilities: council ? await listFacilities(council.id) : [],
      chosen: filter,
      count: isAsked ? await countMembersLike(runner, filter) : null,
      most: mostMembers,
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const runner = await requireCohortRunner(args);
  const cohortId = cohortIdOf(args.params);
  const form = await readForm(args.request);
  const { intent, joinedAt } = textFields(form);
  const wish = AddIntentSchema.safeParse(intent);
  if (!wish.success) throw data(null, { status: 400 });
  if (wish.data === 'undo') {
    const moment = JoinedAtSchema.safeParse(joinedAt);
    if (!moment.success) throw data(null, { status: 400 });
    const left = await removeMembers(runner, cohortId, { joinedAt: moment.data });
    if (left === undefined) throw notFound();
    return redirect(`/${language}/tracking/cohorts/${cohortId}?left=${left}`, 303);
  }
  const file = form.get('file');
  const answer =
    wish.data === 'filter'
      ? await addMembersByFilter(runner, cohortId, filterIn(args.request))
      : await addMembersOfFile(
          runner,
          cohortId,
          file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
        );
  if (!answer.ok && answer.fault === 'notFound') throw notFound();
  return data({ answer }, { status: answer.ok ? 200 : 422 });
}

export default function AddToCohort() {
  const { id, kind, name, isClosed, filter, ...page } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { language, t } = useI18n();
  const isSheet = kind === 'faceToFace';
  return (
    <>
      <p>
        <a href={`/${language}/tracking/cohorts/${id}`}>{name}</a>
      </p>
      <h1>{t(isSheet ? 'cohorts:add.titleOfSheet' : 'cohorts:add.title')}</h1>
      {done && <AddedNotice answer={done.answer} />}
      {isClosed && <Notice kind="plain">{t(`cohorts:closed.${kind}`)}</Notice>}
      {!isClosed && !isSheet && !page.answersForPeople && (
        <Notice kind="plain">{t('cohorts:add.nobody')}</Notice>
      )}
      {!isClosed && (isSheet || page.answersForPeople) && (
        <>
          <AddByList kind={kind} />
          {filter.regions.length > 0 && (
            <>
              <h2>{t('cohorts:add.filter')}</h2>
              <AddByFilter {...filter} />
            </>
          )}
        </>
      )}
    </>
  );
}

import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { beginProposal, listCoursesOfOthers, listProposals } from '~/features/authoring/index.server';
import { writesCoursesOf } from '~/features/authoring/policy';
import { BeginProposalSchema } from '~/features/authoring/schemas';
import { listInstitutes } from '~/features/institutes/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDate } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { SelectField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireCourseWorker } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('proposals:title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const actor = await requireCourseWorker(args);
  const [{ received, own }, courses, institutes] = await Promise.all([
    listProposals(actor),
    listCoursesOfOthers(actor),
    listInstitutes('open'),
  ]);
  const present = ({ slug, state, submittedAt, proposer, owner, course }: (typeof received)[number]) => ({
    slug,
    state,
    submittedAt: submittedAt?.toISOString() ?? null,
    proposer: proposer[language],
    course: course.manifest.title[language],
    institute: owner[language],
  });
  return {
    received: received.map(present),
    own: own.map(present),
    courses: courses.map(({ slug, title }) => ({ slug, title: title[language] })),
    institutes: institutes
      .filter(({ id }) => writesCoursesOf(actor, id))
      .map(({ id, name }) => ({ id, name: name[language] })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const actor = await requireCourseWorker(args);
  const parsed = BeginProposalSchema.safeParse(textFields(await readForm(args.request)));
  if (!parsed.success) return data({ fault: 'notFound' as const }, { status: 422 });
  const { course, institute } = parsed.data;
  const answer = await beginProposal(actor, { slug: course, instituteId: institute });
  if (answer.outcome === 'created')
    return redirect(`/${language}/studio/courses/${answer.slug}/proposal`, 303);
  return data({ fault: answer.outcome }, { status: 422 });
}

export default function Proposals() {
  const { received, own, courses, institutes } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const studio = `/${language}/studio`;
  const state = { label: t('proposals:state'), cell: ({ state }: Row) => t(`proposals:states.${state}`) };
  const submitted = {
    label: t('proposals:submitted'),
    cell: ({ submittedAt }: Row) => submittedAt && formatDate(new Date(submittedAt), language),
  };
  return (
    <>
      <p className="crumb">
        <a href={`${studio}/courses`}>{t('drafts:title')}</a>
      </p>
      <h1>{t('proposals:title')}</h1>
      <p>{t('proposals:lead')}</p>
      {sent && <Notice kind="bad">{t(`proposals:errors.${sent.fault}`)}</Notice>}
      <h2>{t('proposals:list')}</h2>
      {received.length === 0 ? (
        <Notice kind="plain">{t('proposals:noneReceived')}</Notice>
      ) : (
        <DataTable
          caption={t('proposals:lastFirst')}
          columns={[
            {
              label: t('proposals:course'),
              cell: ({ slug, course }: Row) => <a href={`${studio}/proposals/${slug}`}>{course}</a>,
            },
            { label: t('proposals:from'), cell: ({ proposer }: Row) => proposer },
            state,
            submitted,
          ]}
          rows={received}
          keyOf={({ slug }) => slug}
        />
      )}
      <h2>{t('proposals:ownList')}</h2>
      {own.length === 0 ? (
        <Notice kind="plain">{t('proposals:noneOwn')}</Notice>
      ) : (
        <DataTable
          caption={t('proposals:lastFirst')}
          columns={[
            {
              label: t('proposals:course'),
              cell: ({ slug, course }: Row) => <a href={`${studio}/courses/${slug}/proposal`}>{course}</a>,
            },
            { label: t('proposals:to'), cell: ({ institute }: Row) => institute },
            state,
            submitted,
          ]}
          rows={own}
          keyOf={({ slug }) => slug}
        />
      )}
      {institutes.length > 0 && courses.length > 0 && (
        <>
          <h2>{t('proposals:begin')}</h2>
          <p>{t('proposals:beginLead')}</p>
          <form method="post">
            <InstituteField institutes={institutes} />
            <SelectField name="course" label={t('proposals:course')}>
              {courses.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </SelectField>
            <button className="button">{t('proposals:beginSubmit')}</button>
          </form>
        </>
      )}
    </>
  );
}

type Row = Awaited<ReturnType<typeof loader>>['own'][number];

function InstituteField({ institutes }: { institutes: { id: string; name: string }[] }) {
  const { t } = useI18n();
  const [only] = institutes;
  if (institutes.length === 1) return <input type="hidden" name="institute" value={only?.id} />;
  return (
    <SelectField name="institute" label={t('proposals:institute')}>
      {institutes.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

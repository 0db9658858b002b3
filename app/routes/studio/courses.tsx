import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewCourseForms } from '~/features/authoring/components/new-course-forms';
import { WaitingCourses } from '~/features/authoring/components/waiting-courses';
import {
  copyCourse,
  createDraft,
  type DraftActor,
  listCoursesToCopy,
  listDrafts,
  listFilesCourses,
  listWaiting,
  openDraft,
} from '~/features/authoring/index.server';
import { managesCoursesOf, worksOnCoursesOf, writesCoursesOf } from '~/features/authoring/policy';
import { NewCourseSchema, OpenCourseSchema } from '~/features/authoring/schemas';
import type { z } from 'zod';
import { listInstitutes } from '~/features/institutes/index.server';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDate, formatDay } from '~/platform/i18n/format';
import { pageMeta } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { DataTable } from '~/ui/data-table';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireCourseWorker } from './require-draft.server';
import { takeCourseFile } from './take-course-file.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta = pageMeta((t) => t('drafts:title'));

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const actor = await requireCourseWorker(args);
  const [waiting, drafts, institutes, published, toCopy] = await Promise.all([
    listWaiting(actor, language),
    listDrafts(actor),
    listInstitutes('open'),
    listFilesCourses(actor),
    listCoursesToCopy(actor),
  ]);
  return {
    waiting,
    drafts: drafts.map(({ slug, title, institute, state, reviewBy, updatedAt }) => ({
      slug,
      title: title[language],
      institute: institute[language],
      state,
      reviewBy,
      updatedAt: updatedAt.toISOString(),
    })),
    libraries: institutes
      .filter(({ id }) => worksOnCoursesOf(actor, id))
      .map(({ id, name }) => ({ id, name: name[language] })),
    institutes: institutes
      .filter(({ id }) => writesCoursesOf(actor, id))
      .map(({ id, name }) => ({ id, name: name[language] })),
    published: [
      ...published
        .filter(({ instituteId }) => writesCoursesOf(actor, instituteId))
        .map(({ slug, title, instituteId }) => ({
          slug,
          title: title[language],
          of: null,
          mayMove: managesCoursesOf(actor, instituteId),
        })),
      ...toCopy.map(({ slug, title, institute }) => ({
        slug,
        title: title[language],
        of: institute[language],
        mayMove: false,
      })),
    ],
  };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const actor = await requireCourseWorker(args);
  const form = await readForm(args.request);
  const typed = textFields(form);
  const to = (slug: string) => redirect(`/${language}/studio/courses/${slug}`, 303);
  const refuse = (faults: Partial<Record<string, string>>) =>
    data({ typed, faults, message: null }, { status: 422 });

  if (typed.intent === 'open') {
    const parsed = OpenCourseSchema.safeParse(typed);
    if (!parsed.success) return refuse(formFaults(parsed.error));
    const answer = await openOrCopy(actor, parsed.data);
    if (answer.outcome === 'notFound') throw notFound();
    return answer.outcome === 'created' ? to(answer.slug) : refuse({ slug: answer.outcome });
  }
  if (typed.intent === 'upload') {
    const taken = await takeCourseFile(form, actor, language);
    if ('slug' in taken) {
      return taken.hasReport ? to(`${taken.slug}/import-report`) : to(taken.slug);
    }
    return data({ typed, ...taken }, { status: 422 });
  }
  const parsed = NewCourseSchema.safeParse(typed);
  if (!parsed.success) return refuse(formFaults(parsed.error));
  const answer = await createDraft(actor, parsed.data);
  if (answer.outcome === 'created') return to(answer.slug);
  return refuse(answer.outcome === 'slugTaken' ? { slug: answer.outcome } : { institute: answer.outcome });
}

const openOrCopy = (actor: DraftActor, form: z.infer<typeof OpenCourseSchema>) =>
  form.how === 'home'
    ? openDraft(actor, { slug: form.course, as: 'home' })
    : copyCourse(actor, { from: form.course, slug: form.slug, instituteId: form.institute });

export default function Courses() {
  const { waiting, drafts, libraries, institutes, published } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  return (
    <>
      <h1>{t('drafts:title')}</h1>
      <p>{t('drafts:lead')}</p>
      <p>
        <a href={`/${language}/studio/proposals`}>{t('proposals:title')}</a>
      </p>
      {sent && <Notice kind="bad">{sent.message ?? t('drafts:fixFaults')}</Notice>}
      <WaitingCourses {...waiting} />
      {drafts.length > 0 ? (
        <DataTable
          caption={t('drafts:list')}
          columns={[
            {
              label: t('drafts:course'),
              cell: ({ slug, title, institute }) => (
                <>
                  <a href={`/${language}/studio/courses/${slug}`}>{title}</a>
                  <small className="aside">{institute}</small>
                </>
              ),
            },
            { label: t('drafts:state'), cell: ({ state }) => t(`drafts:states.${state}`) },
            {
              label: t('drafts:changed'),
              cell: ({ updatedAt }) => formatDate(new Date(updatedAt), language),
            },
            {
              label: t('drafts:reviewBy'),
              cell: ({ reviewBy }) => reviewBy && formatDay(reviewBy, language),
            },
          ]}
          rows={drafts}
          keyOf={({ slug }) => slug}
        />
      ) : (
        <Notice kind="plain">{t('drafts:none')}</Notice>
      )}
      {libraries.length > 0 && (
        <ul>
          {libraries.map(({ id, name }) => (
            <li key={id}>
              <a href={`/${language}/studio/institutes/${id}/media`}>
                {t('media-library:link', { institute: name })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {institutes.length > 0 && (
        <NewCourseForms
          institutes={institutes}
          published={published}
          typed={sent?.typed ?? {}}
          faults={sent?.faults ?? {}}
        />
      )}
    </>
  );
}

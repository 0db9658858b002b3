import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { PublicationList } from '~/features/authoring/components/publication-list';
import { PublishForm } from '~/features/authoring/components/publish-form';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { everyFewSeconds, WorkProgress } from '~/features/authoring/components/work-progress';
import {
  checkOrOrder,
  countAffected,
  findPublishing,
  getEarlierRevision,
  listPublications,
} from '~/features/authoring/index.server';
import {
  type PublishDone,
  PublishDoneSchema,
  PublishFormSchema,
  PublishRefusedSchema,
} from '~/features/authoring/schemas';
import { getCourse, isArchived } from '~/features/catalog/index.server';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDay, presentDraft } from './present-draft.server';
import { doPublish } from './publish-deeds.server';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? [...pageTitle(location.pathname, data.title), ...(data.progress ? [everyFewSeconds] : [])] : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const { progress, ended } = await findPublishing(draft);
  const [check, affected, publications, course, archived] = await Promise.all([
    draft.state === 'approved' && !progress ? checkOrOrder(actor, draft) : undefined,
    countAffected(draft.id),
    listPublications(draft.id),
    getCourse(draft.slug),
    isArchived(draft.id),
  ]);
  const inForce = course?.id === draft.id ? course.revision : null;
  const earlier = inForce === null ? null : await getEarlierRevision(draft.id, inForce);
  const query = new URL(args.request.url).searchParams;
  const outcome = ended && ended.work === query.get('work') ? ended.outcome : null;
  return {
    ...presentDraft(draft, actor, language),
    ...presentDay(draft, language),
    progress: progress ?? (check?.state === 'going' ? check.progress : null),
    checkFailed: check?.state === 'failed',
    faults: check?.state === 'checked' ? check.faults.length : 0,
    changes: (check?.state === 'checked' && check.changes) || null,
    affected,
    inForce,
    inCatalogue: inForce !== null && !archived,
    version: draft.version,
    earlier: earlier && {
      number: earlier.number,
      releaseNote: earlier.releaseNote,
      publishedAt: earlier.publishedAt.toISOString(),
    },
    publications: publications.map(({ publishedAt, ...one }) => ({
      ...one,
      publishedAt: publishedAt.toISOString(),
    })),
    done: PublishDoneSchema.parse(query.get('done') ?? outcome),
    refused: PublishRefusedSchema.parse(outcome),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const { actor, draft } = await requireDraft(args);
  const typed = textFields(form);
  const parsed = PublishFormSchema.safeParse(typed);
  if (!parsed.success) {
    return data({ typed, faults: formFaults(parsed.error), answer: null }, { status: 422 });
  }
  const answer = await doPublish(actor, draft.id, parsed.data);
  if (answer === 'notFound') throw notFound();
  if (answer === 'past') return data({ typed, faults: { startsOn: 'date' }, answer: null }, { status: 422 });
  if (typeof answer === 'object')
    return redirect(`${new URL(args.request.url).pathname}?work=${answer.work}`, 303);
  const done = PublishDoneSchema.parse(answer);
  if (done) return redirect(`${new URL(args.request.url).pathname}?done=${done}`, 303);
  return data({ typed, faults: {}, answer: answer as Exclude<typeof answer, PublishDone> }, { status: 422 });
}

export default function CoursePublish() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const { slug, title, state, writes, manages, day, inForce, publications, done, refused } = page;
  return (
    <DraftFrame slug={slug} title={title} state={state} page="publish">
      {sent && (
        <Notice kind="bad">
          {sent.answer ? t(`drafts:publish.answers.${sent.answer}`) : t('drafts:fixFaults')}
        </Notice>
      )}
      {!sent && done && (
        <Notice kind="good">
          {t(`drafts:publish.done.${done}`)}{' '}
          {done === 'published' && <a href={`/${language}/courses/${slug}`}>{t('drafts:publish.see')}</a>}
        </Notice>
      )}
      {!sent && refused && (
        <Notice kind="bad">
          {refused === 'failed' ? t('draft-work:publishFailed') : t(`drafts:publish.answers.${refused}`)}
        </Notice>
      )}
      {page.progress && <WorkProgress {...page.progress} />}
      {page.checkFailed && (
        <p>
          <a href={`/${language}/studio/courses/${slug}/checks`}>{t('draft-work:failed')}</a>
        </p>
      )}
      {state !== 'approved' && state !== 'published' && (
        <>
          <Notice kind="plain">{t('drafts:publish.notApproved')}</Notice>
          <p>
            <a href={`/${language}/studio/courses/${slug}/review`}>{t('drafts:publish.toReview')}</a>
          </p>
        </>
      )}
      {page.lapsed && <Notice kind="bad">{page.lapsed}</Notice>}
      {day && (
        <form method="post" className="deed">
          <span>{day}</span>
          {writes && (
            <button className="quiet" name="intent" value="cancel">
              {t('drafts:publish.cancel')}
            </button>
          )}
        </form>
      )}
      {state === 'approved' && !page.progress && !page.checkFailed && (
        <PublishForm
          slug={slug}
          faults={page.faults}
          changes={page.changes}
          inCatalogue={page.inCatalogue}
          version={page.version}
          affected={page.affected}
          writes={writes}
          typed={sent?.typed}
          wrong={sent?.faults ?? {}}
        />
      )}
      <h2>{t('drafts:publish.history')}</h2>
      <PublicationList
        publications={publications}
        inForce={inForce}
        earlier={page.earlier}
        writes={writes}
        manages={manages && state !== 'archived'}
      />
    </DraftFrame>
  );
}

export const ErrorBoundary = SignedOut;

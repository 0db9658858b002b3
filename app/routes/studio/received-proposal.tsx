import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ProposedLessonView } from '~/features/authoring/components/proposed-lesson-view';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { answerProposal, getReceivedProposal } from '~/features/authoring/index.server';
import { writesCoursesOf } from '~/features/authoring/policy';
import { ProposalAnswerSchema } from '~/features/authoring/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { formatDate } from '~/platform/i18n/format';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { TextAreaField } from '~/ui/field';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireCourseWorker } from './require-draft.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.course) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const actor = await requireCourseWorker(args);
  const found = await getReceivedProposal(actor, args.params.proposal ?? '');
  if (!found) throw notFound();
  const { proposal, lessons, hasDraft } = found;
  const { course } = proposal;
  return {
    course: course.manifest.title[language],
    courseSlug: course.slug,
    proposer: proposal.proposer[language],
    note: proposal.note,
    submittedAt: proposal.submittedAt?.toISOString() ?? null,
    isWaiting: proposal.state === 'submitted',
    hasDraft,
    writes: writesCoursesOf(actor, course.instituteId),
    lessons: lessons.map((lesson) => ({ ...lesson, title: lesson.title[language] })),
    done: new URL(args.request.url).searchParams.has('done'),
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const actor = await requireCourseWorker(args);
  const slug = args.params.proposal ?? '';
  if (!(await getReceivedProposal(actor, slug))) throw notFound();
  const typed = textFields(form);
  const parsed = ProposalAnswerSchema.safeParse(typed);
  const back = { folder: typed.folder ?? '', reason: typed.reason ?? '' };
  if (!parsed.success) {
    const fault = formFaults(parsed.error).reason ? 'reason' : null;
    return data({ ...back, fault } as const, { status: 422 });
  }
  const { folder, seen, ...answer } = parsed.data;
  const verdict = answer.intent === 'accept' ? ('accepted' as const) : { declined: answer.reason };
  const { outcome } = await answerProposal(actor, slug, { folder, seen, verdict });
  if (outcome === 'notFound') throw notFound();
  if (outcome === 'done') return redirect(`${new URL(args.request.url).pathname}?done=saved`, 303);
  return data({ ...back, fault: outcome }, { status: outcome === 'changedMeanwhile' ? 409 : 422 });
}

export default function ReceivedProposal() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const { course, courseSlug, proposer, note, submittedAt, isWaiting, hasDraft, writes, lessons } = page;
  const studio = `/${language}/studio`;
  return (
    <>
      <p className="crumb">
        <a href={`${studio}/proposals`}>{t('proposals:title')}</a>
      </p>
      <h1>{course}</h1>
      {sent?.fault && sent.fault !== 'reason' && (
        <Notice kind="bad">{t(`proposals:errors.${sent.fault}`)}</Notice>
      )}
      {!sent && page.done && <Notice kind="good">{t('proposals:received.done')}</Notice>}
      <p>{t('proposals:received.lead', { institute: proposer, course })}</p>
      {submittedAt && (
        <p className="meta">
          {t('proposals:received.by', { date: formatDate(new Date(submittedAt), language) })}
        </p>
      )}
      <h2>{t('proposals:received.note')}</h2>
      <p className="source">{note}</p>
      {hasDraft ? (
        <p>
          <a href={`${studio}/courses/${courseSlug}`}>{t('proposals:received.toDraft')}</a>
        </p>
      ) : (
        <Notice kind="plain">
          {t('proposals:received.moveFirst')}{' '}
          <a href={`${studio}/courses`}>{t('proposals:received.toCourses')}</a>
        </Notice>
      )}
      {isWaiting && !writes && <Notice kind="plain">{t('proposals:received.readOnly')}</Notice>}
      <h2>{t('proposals:own.changes')}</h2>
      <p>{t('proposals:legend')}</p>
      {lessons.map((lesson) => (
        <ProposedLessonView key={lesson.folder} lesson={lesson} isSubmitted>
          {writes && isWaiting && lesson.verdict === null && (
            <AnswerForms
              folder={lesson.folder}
              seen={lesson.seen}
              title={lesson.title}
              accepts={hasDraft && lesson.texts.every(({ since }) => since !== 'gone')}
              sent={sent?.folder === lesson.folder ? sent : undefined}
            />
          )}
        </ProposedLessonView>
      ))}
    </>
  );
}

export const ErrorBoundary = SignedOut;

interface AnswerFormsProps {
  folder: string;
  seen: string;
  title: string;
  accepts: boolean;
  sent: { reason: string; fault: string | null } | undefined;
}

function AnswerForms({ folder, seen, title, accepts, sent }: AnswerFormsProps) {
  const { t } = useI18n();
  const what = (
    <>
      <input type="hidden" name="folder" value={folder} />
      <input type="hidden" name="seen" value={seen} />
    </>
  );
  return (
    <>
      {accepts && (
        <form method="post">
          {what}
          <button
            className="button"
            name="intent"
            value="accept"
            aria-label={t('proposals:received.acceptOf', { lesson: title })}
          >
            {t('proposals:received.accept')}
          </button>
        </form>
      )}
      <form method="post" noValidate>
        {what}
        <TextAreaField
          name="reason"
          id={`reason-${folder.replace('/', '--')}`}
          label={t('proposals:received.reason')}
          rows={2}
          value={sent?.reason}
          fault={sent?.fault === 'reason' ? t('proposals:errors.reason') : undefined}
        />
        <button
          className="quiet"
          name="intent"
          value="decline"
          aria-label={t('proposals:received.declineOf', { lesson: title })}
        >
          {t('proposals:received.decline')}
        </button>
      </form>
    </>
  );
}

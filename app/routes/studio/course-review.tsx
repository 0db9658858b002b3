import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CommentList } from '~/features/authoring/components/comment-list';
import { DraftFrame } from '~/features/authoring/components/draft-frame';
import { FilesToRead } from '~/features/authoring/components/files-to-read';
import { LessonsToRead } from '~/features/authoring/components/lessons-to-read';
import { ReviewerList } from '~/features/authoring/components/reviewer-list';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { getReviewPage } from '~/features/authoring/index.server';
import { ReviewFormSchema } from '~/features/authoring/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { presentDraft } from './present-draft.server';
import { requireDraft } from './require-draft.server';
import { doReview } from './review-deeds.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const page = await getReviewPage(actor, draft, language);
  if (!page) throw notFound();
  return {
    ...presentDraft(draft, actor, language),
    ...page,
    done: new URL(args.request.url).searchParams.get('done') === 'saved',
  };
}

export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const { actor, draft } = await requireDraft(args);
  const typed = textFields(form);
  const parsed = ReviewFormSchema.safeParse(typed);
  if (!parsed.success) return data({ answer: null, comment: typed.text ?? '' }, { status: 422 });
  const { outcome } = await doReview(actor, draft.id, parsed.data);
  if (outcome === 'done') return redirect(`${new URL(args.request.url).pathname}?done=saved`, 303);
  if (outcome === 'forbidden') throw notFound();
  return data({ answer: outcome, comment: typed.text ?? '' }, { status: 422 });
}

export default function CourseReview() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { t } = useI18n();
  const { slug, title, state, writes, manages, reviews, judges } = page;
  const isSent = state === 'inReview' || state === 'approved';
  return (
    <DraftFrame slug={slug} title={title} state={state} page="review">
      {sent && (
        <Notice kind="bad">
          {sent.answer ? t(`drafts:review.answers.${sent.answer}`) : t('drafts:errors.text')}
        </Notice>
      )}
      {!sent && page.done && <Notice kind="good">{t('drafts:review.done')}</Notice>}
      {page.isOwnTextAlone && <Notice kind="plain">{t('drafts:review.ownText')}</Notice>}
      {page.modules.length > 0 && (
        <>
          <h2>{t('drafts:review.read')}</h2>
          <p>{t('drafts:review.readLead')}</p>
          <LessonsToRead slug={slug} modules={page.modules} />
        </>
      )}
      {page.files.length > 0 && (
        <>
          <h2>{t('drafts:review.readFiles')}</h2>
          <FilesToRead slug={slug} files={page.files} />
        </>
      )}
      <h2>{t('drafts:review.reviewers')}</h2>
      <ReviewerList reviews={reviews} reviewers={page.reviewers} writes={writes} manages={manages} />
      {writes && reviews.length > 0 && !isSent && (
        <form method="post">
          <button className="button" name="intent" value="send">
            {t('drafts:review.send')}
          </button>
        </form>
      )}
      {judges && (
        <form method="post">
          <h2>{t('drafts:review.verdict')}</h2>
          <input type="hidden" name="intent" value="verdict" />
          <input type="hidden" name="seen" value={page.version} />
          <button className="button" name="verdict" value="approved">
            {t('drafts:review.approve')}
          </button>
          <button className="quiet" name="verdict" value="changesRequested">
            {t('drafts:review.requestChanges')}
          </button>
        </form>
      )}
      <h2>{t('drafts:review.comments')}</h2>
      <CommentList slug={slug} comments={page.comments} typed={sent?.comment} />
    </DraftFrame>
  );
}

export const ErrorBoundary = SignedOut;

import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { FileToReview } from '~/features/authoring/components/file-to-review';
import { commentOnPart, getFileReview, resolveComment } from '~/features/authoring/index.server';
import { FileReviewFormSchema } from '~/features/authoring/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import comments from '~/ui/comments.css?url';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';
import { requireDraft } from './require-draft.server';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: office },
  { rel: 'stylesheet', href: comments },
];

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) =>
  page ? pageTitle(location.pathname, page.review.name) : [];

export const headers = personalPageHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const query = new URL(args.request.url).searchParams;
  const review = await getFileReview(actor, draft, query.get('path') ?? '', language);
  if (!review) throw notFound();
  return { review, slug: draft.slug, courseTitle: draft.title[language], isSaved: query.has('saved') };
}

export async function action(args: ActionFunctionArgs) {
  const language = pageLanguage(args.params);
  const form = await readForm(args.request);
  await keepTyped(args.request, form);
  const { actor, draft } = await requireDraft(args);
  const typed = textFields(form);
  const { pathname, searchParams } = new URL(args.request.url);
  const path = searchParams.get('path') ?? '';
  const refuse = (anchor: string, answer: 'partGone' | 'forbidden' | 'text') =>
    data({ anchor, text: typed.text ?? '', answer }, { status: 422 });
  const parsed = FileReviewFormSchema.safeParse(typed);
  if (!parsed.success) return refuse(typed.anchor ?? '', 'text');
  const sent = parsed.data;
  const { outcome } =
    sent.intent === 'comment'
      ? await commentOnPart(actor, draft, { path, ...sent }, language)
      : await resolveComment(actor, draft.id, sent.comment);
  switch (outcome) {
    case 'done': {
      const home = pathname.replace(/\/review\/file$/, '');
      if (sent.intent === 'resolve' && sent.back === 'outline') return redirect(home, 303);
      const file = new URLSearchParams({ path });
      if (sent.intent === 'resolve' && sent.back === 'writing') {
        return redirect(path === 'course.yml' ? `${home}/about` : `${home}/file?${file}`, 303);
      }
      return redirect(`${pathname}?${file}&saved${sent.index && `#block-${sent.index}`}`, 303);
    }
    case 'notFound':
      throw notFound();
    case 'blockChanged':
      return refuse('', 'partGone');
    case 'forbidden':
      return refuse('', outcome);
  }
}

export default function ReviewFile() {
  const { review, slug, courseTitle, isSaved } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const home = `/${language}/studio/courses/${slug}`;
  return (
    <>
      <p className="crumb">
        <a href={`${home}/review`}>{courseTitle}</a>
      </p>
      <h1>{review.name}</h1>
      <p>
        {t('drafts:review.fileLead')}
        {review.mayWrite && (
          <>
            {' '}
            <a href={`${home}/${review.address}`}>{t('drafts:review.toWriting')}</a>
          </>
        )}
      </p>
      {sent && (
        <Notice kind="bad">
          {sent.answer === 'text' ? t('drafts:errors.text') : t(`drafts:review.answers.${sent.answer}`)}
        </Notice>
      )}
      {!sent && isSaved && <Notice kind="good">{t('drafts:review.done')}</Notice>}
      <FileToReview
        review={review}
        typed={sent && { anchor: sent.anchor, text: sent.text, isEmpty: sent.answer === 'text' }}
      />
    </>
  );
}

export const ErrorBoundary = SignedOut;

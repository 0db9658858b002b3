import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LessonToReview } from '~/features/authoring/components/lesson-to-review';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { commentOnLesson, getLessonReview, resolveComment } from '~/features/authoring/index.server';
import { LessonReviewFormSchema, ReviewedLanguageSchema } from '~/features/authoring/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { otherLanguage } from '~/platform/i18n/language';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import comments from '~/ui/comments.css?url';
import editor from '~/ui/lesson-editor.css?url';
import { requireLesson } from './require-lesson.server';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: editor },
  { rel: 'stylesheet', href: comments },
];

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) =>
  page ? pageTitle(location.pathname, page.title, page.title) : [];

export const headers: HeadersFunction = () => personalPage;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, lesson } = await requireLesson(request, context, params);
  const query = new URL(request.url).searchParams;
  const textLanguage = ReviewedLanguageSchema.parse(query.get('language')) ?? language;
  return {
    review: await getLessonReview(actor, lesson, textLanguage, language),
    title: lesson.folder,
    isSaved: query.has('saved'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const { actor, lesson } = await requireLesson(request, context, params);
  const typed = textFields(form);
  const refuse = (block: string, answer: 'blockChanged' | 'forbidden' | 'text') =>
    data({ block, text: typed.text ?? '', answer }, { status: 422 });
  const parsed = LessonReviewFormSchema.safeParse(typed);
  if (!parsed.success) return refuse(typed.block ?? '', 'text');
  const sent = parsed.data;
  const { outcome } =
    sent.intent === 'comment'
      ? await commentOnLesson(actor, lesson, sent)
      : await resolveComment(actor, lesson.draft.id, sent.comment);
  const { pathname } = new URL(request.url);
  switch (outcome) {
    case 'done':
      if (sent.intent === 'resolve' && sent.back) throw redirect(pathname.replace(/\/review$/, ''), 303);
      throw redirect(
        `${pathname}?language=${sent.language ?? language}&saved${sent.index && `#block-${sent.index}`}`,
        303,
      );
    case 'notFound':
      throw notFound();
    case 'blockChanged':
    case 'forbidden':
      return refuse('', outcome);
  }
}

export default function ReviewLesson() {
  const { review, isSaved } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { language, t } = useI18n();
  const { course, courseTitle, lesson, textLanguage } = review;
  const home = `/${language}/studio/courses/${course}`;
  const other = otherLanguage(textLanguage);
  return (
    <>
      <p className="crumb">
        <a href={`${home}/review`}>{courseTitle}</a>
      </p>
      <h1 lang={textLanguage}>{review.title}</h1>
      <p>
        {t('drafts:review.lessonLead', { language: t(`drafts:languages.${textLanguage}`) })}{' '}
        <a href={`?language=${other}`}>
          {t('drafts:review.inOther', { language: t(`drafts:languages.${other}`) })}
        </a>
        {review.mayWrite && (
          <>
            {' · '}
            <a href={`${home}/lessons/${lesson}`}>{t('drafts:review.toEditor')}</a>
          </>
        )}
      </p>
      {sent && (
        <Notice kind="bad">
          {sent.answer === 'text' ? t('drafts:errors.text') : t(`drafts:review.answers.${sent.answer}`)}
        </Notice>
      )}
      {!sent && isSaved && <Notice kind="good">{t('drafts:review.done')}</Notice>}
      <LessonToReview
        review={review}
        typed={sent && { block: sent.block, text: sent.text, isEmpty: sent.answer === 'text' }}
      />
    </>
  );
}

export const ErrorBoundary = SignedOut;

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
import { LessonEditor } from '~/features/authoring/components/lesson-editor';
import { OpenComments } from '~/features/authoring/components/open-comments';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import { getEditorPage, presentBrought, saveLessonForm, textsWith } from '~/features/authoring/index.server';
import { LessonFormSchema } from '~/features/authoring/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { editorPage } from '~/platform/security/headers.server';
import { Notice } from '~/ui/notice';
import comments from '~/ui/comments.css?url';
import editor from '~/ui/lesson-editor.css?url';
import { bringForm } from './bring-form.server';
import { requireLesson } from './require-lesson.server';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: editor },
  { rel: 'stylesheet', href: comments },
];

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) =>
  page ? pageTitle(location.pathname, page.title, page.title) : [];

export const headers: HeadersFunction = () => ({ ...personalPage, ...editorPage });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, lesson } = await requireLesson(request, context, params);
  const isSaved = new URL(request.url).searchParams.has('saved');
  return { ...(await getEditorPage(actor, lesson, language)), isSaved };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const form = await readForm(request);
  await keepTyped(request, form);
  const { actor, lesson } = await requireLesson(request, context, params);
  const typed = LessonFormSchema.safeParse(textFields(form));
  if (!typed.success) throw data(null, { status: 400 });
  if (typed.data.intent === 'bring') {
    const brought = presentBrought(await bringForm(actor, lesson, form), language);
    const texts = textsWith(typed.data, brought.mdx);
    return data({ kind: 'brought' as const, texts, brought }, brought.mdx === null ? 422 : 200);
  }
  const refused = await saveLessonForm(actor, lesson, typed.data, language);
  if (!refused) throw redirect(`${new URL(request.url).pathname}?saved`, 303);
  return data({ kind: 'refused' as const, refused }, refused.conflicts.length > 0 ? 409 : 422);
}

export default function EditLesson() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { language, t } = useI18n();
  const brought = answer?.kind === 'brought' ? answer : undefined;
  const refused = answer?.kind === 'refused' ? answer.refused : undefined;
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/studio/courses/${page.course}`}>{page.courseTitle}</a>
      </p>
      <h1>{page.title}</h1>
      {page.mayWrite && <p>{t('lesson-editor:lead')}</p>}
      <p>
        <a href={`/${language}/studio/courses/${page.course}/lessons/${page.lesson}/both`}>
          {t('lesson-editor:both.link')}
        </a>
        {' · '}
        <a href={`/${language}/studio/courses/${page.course}/lessons/${page.lesson}/facts`}>
          {t('drafts:facts.link')}
        </a>
        {' · '}
        <a href={`/${language}/studio/courses/${page.course}/lessons/${page.lesson}/review`}>
          {t('drafts:review.toReview')}
        </a>
      </p>
      {page.mayWrite && page.isApproved && <Notice kind="plain">{t('drafts:approvedHint')}</Notice>}
      <OpenComments
        comments={page.comments}
        lessonUrl={`/${language}/studio/courses/${page.course}/lessons/${page.lesson}`}
        mayWrite={page.mayWrite}
      />
      {page.isSaved && !answer && <Notice kind="good">{t('lesson-editor:saved')}</Notice>}
      {!page.mayWrite && <Notice kind="plain">{t('lesson-editor:readOnly')}</Notice>}
      {refused?.message && <Notice kind="bad">{refused.message}</Notice>}
      {brought && (
        <Notice kind={brought.brought.mdx === null ? 'bad' : 'good'}>
          {brought.brought.message}
          {brought.brought.notes.length > 0 && (
            <ul>
              {brought.brought.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <LessonEditor
        page={page}
        typed={refused?.texts ?? brought?.texts}
        conflicts={refused?.conflicts ?? []}
      />
    </>
  );
}

export const ErrorBoundary = SignedOut;

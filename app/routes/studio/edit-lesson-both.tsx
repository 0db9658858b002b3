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
import { SideBySideForm } from '~/features/authoring/components/side-by-side';
import { SignedOut } from '~/features/accounts/components/signed-out';
import { keepTyped } from '~/features/accounts/index.server';
import {
  getSideBySidePage,
  saveSideBySide,
  sideBySideFields,
  takeTranslation,
} from '~/features/authoring/index.server';
import { SideBySideSchema } from '~/features/authoring/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { useI18n } from '~/platform/i18n/use-i18n';
import comments from '~/ui/comments.css?url';
import editor from '~/ui/lesson-editor.css?url';
import { Notice } from '~/ui/notice';
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
  const isSaved = new URL(request.url).searchParams.has('saved');
  return { ...(await getSideBySidePage(actor, lesson, language)), isSaved };
}

/** Saves both texts, or shows what a translator has sent back as a document until it is saved. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const t = getTranslator(language);
  const form = await readForm(request);
  await keepTyped(request, form);
  const { actor, lesson } = await requireLesson(request, context, params);
  const fields = textFields(form);
  if (fields.intent === 'translation') {
    const file = form.get('file');
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const taken = await takeTranslation(lesson, bytes, language);
    return data({ message: taken.message, typed: taken.texts }, taken.texts ? 200 : 422);
  }
  const parsed = SideBySideSchema.safeParse(sideBySideFields(fields));
  if (!parsed.success) throw data(null, { status: 400 });
  const answer = await saveSideBySide(actor, lesson, parsed.data);
  switch (answer.outcome) {
    case 'saved':
      throw redirect(`${new URL(request.url).pathname}?saved`, 303);
    case 'notFound':
      throw notFound();
    case 'conflict':
      return data({ message: t('lesson-editor:both.conflict'), typed: parsed.data.blocks }, 409);
    case 'forbidden':
      return data({ message: t('lesson-editor:refused.forbidden'), typed: parsed.data.blocks }, 403);
    case 'textRefused':
      return data({ message: t('lesson-editor:refused.text'), typed: parsed.data.blocks }, 422);
  }
}

export default function SideBySidePage() {
  const { person, title, lessonTitle, course, lesson, both, mayWrite, isSaved } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { language, t } = useI18n();
  const state = answer?.typed ? 'typed' : isSaved && !answer ? 'saved' : 'fresh';
  const lessonUrl = `/${language}/studio/courses/${course}/lessons/${lesson}`;
  return (
    <>
      <p className="crumb">
        <a href={lessonUrl}>{lessonTitle}</a>
      </p>
      <h1>{title}</h1>
      <p>{t('lesson-editor:both.lead')}</p>
      {isSaved && !answer && <Notice kind="good">{t('lesson-editor:saved')}</Notice>}
      {answer && <Notice kind="plain">{answer.message}</Notice>}
      {both ? (
        <>
          <p>
            <a href={`${lessonUrl}/both.docx`}>{t('lesson-editor:both.download')}</a>
          </p>
          {mayWrite && (
            <details className="editor-bring">
              <summary>{t('lesson-editor:both.back')}</summary>
              <form method="post" encType="multipart/form-data">
                <div className="field">
                  <label htmlFor="file">{t('lesson-editor:bring.file')}</label>
                  <input id="file" name="file" type="file" accept=".docx" required />
                </div>
                <button className="button quiet" name="intent" value="translation">
                  {t('lesson-editor:both.take')}
                </button>
              </form>
            </details>
          )}
          <SideBySideForm
            {...both}
            typed={answer?.typed}
            mayWrite={mayWrite}
            lessonUrl={lessonUrl}
            kept={{ person, of: `${course} ${lesson} both`, state }}
          />
        </>
      ) : (
        <Notice kind="bad">{t('lesson-editor:both.faults')}</Notice>
      )}
    </>
  );
}

export const ErrorBoundary = SignedOut;

import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeTranslationDocx } from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { requireLesson } from './require-lesson.server';

/** Both texts of a lesson as a document of Word's, for translators. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { lesson } = await requireLesson(request, context, params);
  const bytes = await makeTranslationDocx(lesson, language);
  if (!bytes) throw notFound();
  const { draft, place } = lesson;
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...personalPage,
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="${draft.slug}-${place.lesson}.docx"`,
    },
  });
}

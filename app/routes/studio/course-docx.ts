import type { LoaderFunctionArgs } from '@remix-run/node';
import { makeCourseDocx } from '~/features/authoring/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPage } from '~/platform/http/personal-page';
import { requireDraft } from './require-draft.server';

/** A draft as a document of Word's in the reader's language: syllabus, map of outcomes, lessons and questions. */
export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { actor, draft } = await requireDraft(args);
  const bytes = await makeCourseDocx(actor, draft.slug, language);
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...personalPage,
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="${draft.slug}-${language}.docx"`,
    },
  });
}

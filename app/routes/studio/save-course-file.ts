import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { getActor } from '~/features/accounts/index.server';
import { compareTexts, saveDraftFile } from '~/features/authoring/index.server';
import { FileSaveSchema } from '~/features/authoring/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { jsonAnswer } from '~/platform/http/json-requests.server';
import { readForm, textFields } from '~/platform/http/read-form.server';
import { requireDraft } from './require-draft.server';

const statuses = { saved: 200, conflict: 409, forbidden: 403, pathRefused: 422, textRefused: 422 } as const;

/** Opened as a page it leads to the course. */
export async function loader(args: LoaderFunctionArgs) {
  const language = pageLanguage(args.params);
  const { draft } = await requireDraft(args);
  return redirect(`/${language}/studio/courses/${draft.slug}`);
}

/** Saves a text as an editor writes it: a form of path, text and version, answered in JSON. A conflict brings what stands there and what differs. */
export async function action(args: ActionFunctionArgs) {
  pageLanguage(args.params);
  // A script has to be told that the session is over: a redirect would lead it to a page.
  if (!(await getActor(args.request))) return jsonAnswer({ outcome: 'signedOut' }, 401);
  const { actor, draft } = await requireDraft(args);
  const parsed = FileSaveSchema.safeParse(textFields(await readForm(args.request)));
  const answer = parsed.success
    ? await saveDraftFile(actor, { course: draft.id, ...parsed.data })
    : { outcome: 'textRefused' as const };
  if (answer.outcome === 'notFound') throw notFound();
  const { outcome } = answer;
  const differences =
    outcome === 'conflict' && parsed.success
      ? compareTexts(answer.theirs.text ?? '', parsed.data.text.replaceAll('\r\n', '\n'))
      : undefined;
  return jsonAnswer({ ...answer, differences }, statuses[outcome]);
}

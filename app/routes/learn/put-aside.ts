import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { putAnswerAside } from '~/features/feedback/index.server';
import { putAside } from '~/features/reminders/index.server';
import { PutAsideSchema } from '~/features/reminders/schemas';
import { pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';

/** Reminders and answers themselves are shown among a person's own pages. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${pageLanguage(params)}/me`);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const parsed = PutAsideSchema.safeParse(textFields(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  if ('reminder' in parsed.data) await putAside(actor.id, parsed.data.reminder);
  else await putAnswerAside(actor.id, parsed.data.answer);
  return redirect(`/${language}/me`, 303);
}

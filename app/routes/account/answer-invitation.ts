import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireActor } from '~/features/accounts/index.server';
import { answerInvitation } from '~/features/people/index.server';
import { InvitationAnswerSchema } from '~/features/people/schemas';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { readForm, textFields } from '~/platform/http/read-form.server';

/** The invitations themselves are shown among a person's own pages. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${pageLanguage(params)}/me`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const parsed = InvitationAnswerSchema.safeParse(textFields(await readForm(request)));
  if (!parsed.success) throw data(null, { status: 400 });
  const { invitation: invitationId, answer } = parsed.data;
  const outcome = await answerInvitation(actor.id, { invitationId, answer }, context.clientAddress);
  if (outcome === 'notFound') throw notFound();
  return redirect(`/${language}/me`, 303);
}

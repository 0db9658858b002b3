import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { signOut } from '~/features/accounts/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';

/** Opened as a page, sign-out changes nothing: a picture on another site could open it. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${pageLanguage(params)}/me`);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const language = pageLanguage(params);
  return redirect(`/${language}`, { status: 303, headers: await signOut(request, context.publicUrl) });
}

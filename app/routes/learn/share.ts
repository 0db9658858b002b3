import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { certificateInShared, sharedIn } from '~/features/offline/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';

/** Where the phone's own menu for sharing leads: a certificate that somebody has sent is checked. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const shared = sharedIn(new URL(request.url).searchParams);
  return redirect(`/${pageLanguage(params)}${certificateInShared(shared)}`);
}

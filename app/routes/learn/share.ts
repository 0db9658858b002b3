import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { certificateInShared } from '~/features/offline/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';

/** Where the phone's own menu for sharing leads: a certificate that somebody has sent is checked. */
export function loader({ request, params }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const shared = ['url', 'text', 'title'].map((name) => searchParams.get(name) ?? '').join(' ');
  return redirect(`/${pageLanguage(params)}${certificateInShared(shared)}`);
}

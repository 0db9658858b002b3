import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import Negotiator from 'negotiator';
import { languageCookie } from '~/platform/http/request-handler.server';
import { defaultLanguage, languages, parseLanguage } from '~/platform/i18n/language';

/** `/` leads to the language read last, else to one that the browser asks for, else to Swahili. */
export async function loader({ request }: LoaderFunctionArgs) {
  const remembered = parseLanguage(await languageCookie.parse(request.headers.get('Cookie')));
  const asked = new Negotiator({
    headers: { 'accept-language': request.headers.get('Accept-Language') ?? '' },
  }).language([...languages]);
  return redirect(`/${remembered ?? parseLanguage(asked) ?? defaultLanguage}`, {
    headers: { Vary: 'Cookie, Accept-Language' },
  });
}

import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { chooseLanguage, varyByLanguage } from '~/platform/http/choose-language.server';

/** `/` leads to the home page in the visitor's language. */
export async function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/${await chooseLanguage(request)}`, { headers: varyByLanguage });
}

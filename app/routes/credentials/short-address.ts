import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { chooseLanguage, varyByLanguage } from '~/platform/http/choose-language.server';

/** `/v#…`, the address in a certificate's QR code, leads to the page that checks it; a browser takes the part behind `#` along. */
export async function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/${await chooseLanguage(request)}/verify`, { headers: varyByLanguage });
}

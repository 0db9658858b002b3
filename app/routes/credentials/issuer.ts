import type { LoaderFunctionArgs } from '@remix-run/node';
import { describeIssuer } from '~/features/certificates/index.server';
import { getInstitute } from '~/features/institutes/index.server';
import { chooseLanguage } from '~/platform/http/choose-language.server';
import { notPublished, published } from './published.server';

/** The profile of an institute that issues certificates (Open Badges 3.0). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const institute = await getInstitute(params.institute ?? '');
  return institute
    ? published(describeIssuer(institute, await chooseLanguage(request), context.publicUrl))
    : notPublished();
}
